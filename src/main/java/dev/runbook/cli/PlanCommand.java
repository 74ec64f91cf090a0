package dev.runbook.cli;

import dev.runbook.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what would happen. */
@Command(
        name = "plan",
        description = "Shows what a runbook would do, step by step and host by host; nothing can change.",
        footer = {
            "%nExamples:",
            "  runbook plan upgrade.yml -i prod.ini -e version=2.2.15",
            "  runbook plan upgrade.yml -i prod.ini --format json"
        })
final class PlanCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    RunbookOptions runbook = new RunbookOptions();

    @Option(names = "--offline", description = "contact nobody")
    boolean offline;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "text or json")
    Format format;

    @Option(
            names = {"-v", "--verbose"},
            description = "show the steps inside actions")
    boolean verbose;

    @Option(names = "--detailed-exitcode", description = "exit with 10 if something would change")
    boolean detailedExitcode;

    PlanCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Plan plan = runbook.plan(world, Runs.fresh(world));
        PlanView view = new PlanView(plan, world.out());
        if (format == Format.JSON) {
            view.printJson();
        } else {
            view.printText(verbose);
        }
        return detailedExitcode && view.changesSomething() ? 10 : 0;
    }
}
