package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.report.Screen;
import dev.runbook.run.Interruption;
import java.util.function.Supplier;

/** Ctrl-C during a run: the first time it comes to an end of its own, the second time at once. */
record Stopping(Interruption interruption, Screen screen, World world) {

    /** Runs, and listens to signals meanwhile. */
    <T> T whenTold(Supplier<T> run) {
        Signals signals = Signals.onStop(this::stop);
        try {
            return run.get();
        } finally {
            signals.close();
        }
    }

    private void stop() {
        if (interruption.request() == 1) {
            screen.tell("stopping when what is running has ended; once more stops at once");
            return;
        }
        screen.close();
        world.err().println("stopped at once; what was running on the hosts may run on");
        world.halt().accept(Ending.INTERRUPTED.exit());
    }
}
