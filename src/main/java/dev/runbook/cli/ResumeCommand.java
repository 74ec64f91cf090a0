package dev.runbook.cli;

import dev.runbook.run.Runner;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on with a run that stopped, or whose process died. */
@Command(
        name = "resume",
        description = {
            "Goes on with a run that stopped or was cut off: what is done is not done again, what was running is",
            "waited for, and the step that failed is tried again. Secrets are not kept; pass them again with -e."
        },
        footer = {
            "%nExamples:",
            "  runbook resume -e @secrets.yml",
            "  runbook resume 20261126 --approve look-at-the-first-node",
            "  runbook resume --edited                         with the runbook as it is now"
        })
final class ResumeCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    TakeUpOptions taken = new TakeUpOptions();

    @Option(names = "--approve", paramLabel = "STEP", description = "pass the gate of this step, in your name")
    Set<String> approved = new LinkedHashSet<>();

    @Option(
            names = "--edited",
            description = "take the runbook as it is now; all that has begun must stand there unchanged")
    boolean edited;

    ResumeCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        return new TakeUp(world, taken)
                .approving(approved)
                .edited(edited)
                .by(Runner::resume)
                .exit();
    }
}
