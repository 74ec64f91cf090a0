package dev.runbook.cli;

import dev.runbook.http.WebClient;
import dev.runbook.journal.Ending;
import dev.runbook.plan.Plan;
import dev.runbook.remote.Connections;
import dev.runbook.remote.Probers;
import dev.runbook.report.PlanJson;
import dev.runbook.report.PlanReport;
import dev.runbook.report.Printer;
import dev.runbook.survey.Survey;
import dev.runbook.survey.SurveyedPlan;
import java.time.Duration;

/** Finds out what would happen, and shows it. */
final class PlanView {

    /** A look that takes longer is given up: a plan is waited for. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

    private final World world;
    private final Plan plan;
    private final SurveyedPlan surveyed;

    private PlanView(World world, Plan plan, SurveyedPlan surveyed) {
        this.world = world;
        this.plan = plan;
        this.surveyed = surveyed;
    }

    /** @param insideActions whether the steps of actions will be shown */
    static PlanView offline(World world, Plan plan, boolean insideActions) {
        return new PlanView(world, plan, Survey.offline(plan, insideActions));
    }

    /** With what the hosts show. */
    static PlanView of(World world, Plan plan, ConnectionOptions options) {
        Duration limit = options.timeout.compareTo(LONGEST_LOOK) < 0 ? options.timeout : LONGEST_LOOK;
        try (Connections connections = Wiring.connections(options, world, plan.secrets())) {
            Probers probers = Probers.through(connections, new WebClient(), limit);
            return new PlanView(world, plan, Survey.of(plan, probers, options.forks));
        }
    }

    PlanView withEstimate(StateFolder state) {
        return new PlanView(
                world, plan, surveyed.withEstimate(PastRuns.in(state).estimate(surveyed)));
    }

    /** @param verbose whether the steps inside actions are shown */
    void printText(boolean verbose, boolean coloured) {
        PlanReport.print(surveyed, verbose, new Printer(world.out(), plan.secrets(), coloured));
    }

    void printJson() {
        world.out().println(PlanJson.of(surveyed));
    }

    /** Whether any host may not be the same afterwards. */
    boolean changesSomething() {
        return surveyed.changesSomething();
    }

    /** The exit code of a plan that is complete, or could not be. */
    int exit() {
        return surveyed.unreached().isEmpty() ? Ending.DONE.exit() : Ending.UNREACHABLE.exit();
    }
}
