package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import java.util.List;
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
        RunFacts run = Runs.fresh(world);
        Request request = runbook.request(world);
        Plan plan = runbook.plan(request, world, run);
        if (dryRun) {
            new PlanView(plan, world.out()).printText(options.screen.verbose);
            return Ending.DONE.exit();
        }
        Attendance attendance = new Attendance(world, options.answers);
        List<String> gates = attendance.unanswerable(plan);
        if (!gates.isEmpty()) {
            gates.forEach(world.err()::println);
            return Ending.REFUSED.exit();
        }
        if (!attendance.agreesTo(plan)) {
            world.err().println("nothing was done");
            return Ending.REFUSED.exit();
        }
        return new Runs(world, options.state, runbook.connection)
                .run(plan, request.inputs(plan, run, options.answers.onFailure), options)
                .exit();
    }
}
