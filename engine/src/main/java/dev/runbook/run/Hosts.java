package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.Setting;
import dev.runbook.procedure.Surroundings;
import dev.runbook.remote.Become;
import dev.runbook.remote.Connection;
import dev.runbook.remote.ConnectionVariables;
import dev.runbook.remote.Connections;
import dev.runbook.remote.Target;
import dev.runbook.template.Scope;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How each host is reached, and as whom commands run there. */
final class Hosts {

    private final Plan plan;
    private final Connections connections;
    private final Map<String, Connection> known = new ConcurrentHashMap<>();

    Hosts(Plan plan, Connections connections) {
        this.plan = plan;
        this.connections = connections;
    }

    Connection connection(Host host) {
        return known.computeIfAbsent(
                host.name(),
                name -> connections.to(plan.scopes().connection(host).target()));
    }

    /** The host of this name; this machine, if the inventory does not know {@code localhost}. */
    Optional<Connection> named(String name) {
        Optional<Connection> host = plan.inventory().host(name).map(this::connection);
        return host.isPresent() || !name.equals("localhost")
                ? host
                : Optional.of(known.computeIfAbsent(name, local -> connections.to(Target.local(local))));
    }

    /** As whom commands run: the innermost setting counts, and below all of them the inventory's. */
    Become become(Host host, Scope scope, List<Surroundings> surroundings) {
        ConnectionVariables variables = plan.scopes().connection(host);
        Become fromInventory = variables.become();
        boolean wanted = innermost(surroundings, Surroundings::become)
                .map(setting -> setting.flag(scope))
                .orElse(fromInventory.user().isPresent());
        if (!wanted) {
            return Become.NOBODY;
        }
        String user = innermost(surroundings, Surroundings::becomeUser)
                .map(setting -> setting.value(scope).text())
                .orElseGet(variables::becomeUser);
        return new Become(Optional.of(user), fromInventory.method(), fromInventory.password());
    }

    /** The variables a command sees; inner ones win. */
    Map<String, String> environment(Scope scope, List<Surroundings> surroundings) {
        Map<String, String> merged = new LinkedHashMap<>();
        surroundings.forEach(each -> each.environment().ifPresent(template -> {
            if (template.render(scope) instanceof Value.Fields fields) {
                fields.entries().forEach((name, value) -> merged.put(name, value.text()));
            }
        }));
        return merged;
    }

    private static Optional<Setting> innermost(
            List<Surroundings> surroundings, Function<Surroundings, Optional<Setting>> setting) {
        return surroundings.stream().map(setting).flatMap(Optional::stream).reduce((outer, inner) -> inner);
    }
}
