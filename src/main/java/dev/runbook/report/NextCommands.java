package dev.runbook.report;

import dev.runbook.journal.Progress;
import java.util.ArrayList;
import java.util.List;

/** What can be done about a run that stopped: commands, and what each does. */
final class NextCommands {

    private NextCommands() {}

    record Command(String typed, String does) {}

    static List<Command> after(Chronicle chronicle) {
        List<Command> commands = new ArrayList<>(goingOn(chronicle));
        boolean locked = !chronicle.history().locked().isEmpty() && !chronicle.underWay();
        if (locked) {
            commands.add(
                    new Command("lock release --reason WHY", "lets others start, in whatever state the hosts are"));
        }
        return commands;
    }

    private static List<Command> goingOn(Chronicle chronicle) {
        if (!chronicle.canBeTakenUp()) {
            return List.of();
        }
        Progress progress = chronicle.history().progress();
        if (progress.unwinding()) {
            return List.of(new Command("rollback " + chronicle.run(), "goes on with the rollback"));
        }
        List<Command> commands = new ArrayList<>();
        String approve =
                chronicle.waitingFor().map(step -> " --approve " + step).orElse("");
        commands.add(new Command("resume " + chronicle.run() + approve, "goes on"));
        if (!progress.committed()) {
            commands.add(new Command("rollback " + chronicle.run(), "undoes what was done"));
        }
        return commands;
    }
}
