package dev.runbook.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans, asks, runs. */
@Command(
        name = "run",
        description = "Runs a runbook: plans it, asks, and makes it happen; rolls back what fails.",
        footer = {
            "%nExamples:",
            "  runbook upgrade.yml -i prod.ini -e version=2.2.15",
            "  runbook upgrade.yml -i prod.ini --dry-run",
            "  runbook run upgrade.yml -i prod.ini -e @secrets.yml --no-input --on-failure rollback"
        })
final class RunCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    RunbookOptions runbook = new RunbookOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Option(names = "--dry-run", description = "show the plan; the same as `plan`")
    boolean dryRun;

    RunCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        FreshRun run = new FreshRun(world, runbook, options);
        return dryRun ? run.show() : run.go();
    }
}
