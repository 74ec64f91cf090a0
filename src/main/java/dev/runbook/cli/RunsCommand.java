package dev.runbook.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what ran. */
@Command(name = "runs", description = "Lists the runs that are recorded, the newest first.")
final class RunsCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    StateOption state = new StateOption();

    RunsCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        state.folder(world).runs().stream()
                .map(RecordedRun::read)
                .forEach(run -> world.out().println(run.line()));
        return 0;
    }
}
