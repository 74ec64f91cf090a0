package dev.runbook.cli;

import dev.runbook.http.WebClient;
import dev.runbook.inventory.Host;
import dev.runbook.journal.Ending;
import dev.runbook.plan.Plan;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Connections;
import dev.runbook.remote.Probers;
import dev.runbook.remote.Unreachable;
import dev.runbook.report.PlanJson;
import dev.runbook.report.PlanPage;
import dev.runbook.report.PlanReport;
import dev.runbook.report.Printer;
import dev.runbook.survey.Survey;
import dev.runbook.survey.SurveyedPlan;
import dev.runbook.survey.Unreached;
import dev.runbook.value.Value;
import dev.runbook.whatif.Foresight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds out what would happen, and shows it. */
final class PlanView {

    /** A look that takes longer is given up: a plan is waited for. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

    private final World world;
    private final Plan plan;
    private final SurveyedPlan surveyed;
    private final Map<String, String> hostKeys;

    private PlanView(World world, Plan plan, SurveyedPlan surveyed, Map<String, String> hostKeys) {
        this.world = world;
        this.plan = plan;
        this.surveyed = surveyed;
        this.hostKeys = hostKeys;
    }

    /** @param insideActions whether the steps of actions will be shown */
    static PlanView offline(World world, Plan plan, boolean insideActions) {
        return new PlanView(world, plan, Survey.offline(plan, insideActions), Map.of());
    }

    /** With what the hosts show. */
    static PlanView of(World world, Plan plan, ConnectionOptions options) {
        return of(world, plan, options, (surveyed, connections) -> Map.of());
    }

    /** The same, and by which keys the hosts proved who they are: what a saved plan is held to. */
    static PlanView withHostKeys(World world, Plan plan, ConnectionOptions options) {
        return of(world, plan, options, (surveyed, connections) -> hostKeys(plan, surveyed, connections));
    }

    private static PlanView of(
            World world,
            Plan plan,
            ConnectionOptions options,
            BiFunction<SurveyedPlan, Connections, Map<String, String>> keys) {
        Duration limit = options.timeout.compareTo(LONGEST_LOOK) < 0 ? options.timeout : LONGEST_LOOK;
        try (Connections connections = Wiring.connections(options, world, plan.secrets())) {
            Probers probers = Probers.through(connections, new WebClient(), limit);
            SurveyedPlan surveyed = Survey.of(plan, probers, options.forks);
            return new PlanView(world, plan, surveyed, keys.apply(surveyed, connections));
        }
    }

    /** Of the hosts that were reached. */
    private static Map<String, String> hostKeys(Plan plan, SurveyedPlan surveyed, Connections connections) {
        List<String> away = surveyed.unreached().stream().map(Unreached::host).toList();
        Map<String, String> keys = new LinkedHashMap<>();
        for (Host host : plan.hosts()) {
            if (!away.contains(host.name())) {
                hostKey(connections.to(plan.scopes().connection(host).target()))
                        .ifPresent(key -> keys.put(host.name(), key));
            }
        }
        return keys;
    }

    private static Optional<String> hostKey(Connection connection) {
        try {
            return connection.hostKey();
        } catch (Unreachable lostMeanwhile) {
            return Optional.empty();
        }
    }

    PlanView withEstimate(StateFolder state) {
        return new PlanView(
                world, plan, surveyed.withEstimate(PastRuns.in(state).estimate(surveyed)), hostKeys);
    }

    /** @param verbose whether the steps inside actions are shown */
    void printText(boolean verbose, boolean coloured) {
        PlanReport.print(surveyed, verbose, new Printer(world.out(), plan.secrets(), coloured));
    }

    void printJson() {
        world.out().println(json());
    }

    String json() {
        return PlanJson.of(surveyed);
    }

    /** As programs read it. */
    Value.Fields fields() {
        return PlanJson.fields(surveyed);
    }

    /** By which the hosts proved who they are, if that was asked. */
    Map<String, String> hostKeys() {
        return hostKeys;
    }

    /** Writes the plan as a page, and says where it is. */
    void writePage(Path file) {
        String page = PlanPage.of(surveyed, new Foresight(plan, Optional.empty()), plan.secrets());
        PrivateFile.write(world.directory(), file, page);
        world.err().println("the plan is in `" + file + "`");
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
