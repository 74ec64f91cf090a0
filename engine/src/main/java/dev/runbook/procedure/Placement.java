package dev.runbook.procedure;

import dev.runbook.template.Scope;
import dev.runbook.template.Template;
import java.util.Optional;

/**
 * Where a step runs.
 *
 * @param hosts instead of the play's hosts
 * @param delegateTo the one host it runs on, once for each host and with that host's variables
 * @param runOnce on the first host for which {@code when} holds; the result goes to all
 * @param throttle on how many hosts at the same time
 */
public record Placement(
        Optional<HostSelector> hosts, Optional<Template> delegateTo, boolean runOnce, Optional<Setting> throttle) {

    /** The name of the host that the step is delegated to. */
    public Optional<String> delegate(Scope scope) {
        return delegateTo.map(template -> template.render(scope).text());
    }
}
