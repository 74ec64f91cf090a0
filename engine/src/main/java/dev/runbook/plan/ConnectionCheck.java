package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.remote.ConnectionVariables;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.template.Unrenderable;

/** Finds connection variables that make no sense, before any host is contacted; hides the passwords among them. */
final class ConnectionCheck {

    private ConnectionCheck() {}

    static void check(Plan plan, Problems problems) {
        plan.hosts().forEach(host -> check(plan, host, problems));
    }

    private static void check(Plan plan, Host host, Problems problems) {
        try {
            ConnectionVariables variables = plan.scopes().connection(host);
            variables.passwords().forEach(plan.secrets()::add);
            variables.target();
            variables.become();
        } catch (ConnectionVariables.Wrong e) {
            problems.add(Problem.of(e.getMessage()));
        } catch (Unrenderable e) {
            problems.add(e.problem());
        }
    }
}
