package dev.runbook.cli;

import dev.runbook.run.Runner;
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
            "  runbook resume --skip tell-the-team             without the step that failed",
            "  runbook resume --edited                         with the runbook as it is now"
        })
final class ResumeCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    TakeUpOptions taken = new TakeUpOptions();

    @Mixin
    Decisions decisions = new Decisions();

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
                .deciding(decisions)
                .edited(edited)
                .by(Runner::resume)
                .exit();
    }
}
