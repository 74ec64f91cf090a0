package dev.runbook.cli;

import dev.runbook.journal.Ending;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The lock of a cluster. */
@Command(
        name = "lock",
        description = "Says who has the lock of a cluster, and releases it by hand.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "%nA run locks all its hosts before it does anything, and frees them when it is done or undone. One that",
            "stopped keeps them, so that nobody starts another run on a cluster that is neither old nor new."
        })
final class LockCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    static CommandLine with(World world) {
        return new CommandLine(new LockCommand())
                .addSubcommand("status", new LockStatusCommand(world))
                .addSubcommand("release", new LockReleaseCommand(world));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Ending.INVALID.exit();
    }
}
