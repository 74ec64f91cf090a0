package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import java.util.List;

/** A runbook that is planned and run now, as the options say. */
record FreshRun(World world, RunbookOptions runbook, RunOptions options) {

    /** Shows the plan only. */
    int show() {
        PlanView view = PlanView.of(world, runbook.plan(world, Runs.fresh(world)), runbook.connection)
                .withEstimate(options.state.folder(world));
        view.printText(options.screen.verbose, options.screen.coloured(world));
        return view.exit();
    }

    /** Asks, and makes it happen. */
    int go() {
        RunFacts run = Runs.fresh(world);
        Request request = runbook.request(world);
        Plan plan = runbook.plan(request, world, run);
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
