package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.plan.Plan;
import dev.runbook.plan.ShellSettings;
import dev.runbook.remote.Become;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Connections;
import dev.runbook.remote.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

    /** Every host that the run has had to do with. */
    List<Connection> known() {
        return List.copyOf(known.values());
    }

    /** The host of this name; this machine, if the inventory does not know {@code localhost}. */
    Optional<Connection> named(String name) {
        Optional<Connection> host = plan.inventory().host(name).map(this::connection);
        return host.isPresent() || !name.equals("localhost")
                ? host
                : Optional.of(known.computeIfAbsent(name, local -> connections.to(Target.local(local))));
    }

    /** As this user on this host, in the way that the inventory says; as who is connected if it is empty. */
    Become become(String name, Optional<String> user) {
        return become(name, new ShellSettings(Optional.of(user.isPresent()), user, Map.of()));
    }

    /** As whom commands run on this host: as the settings say, and below them the inventory. */
    Become become(String name, ShellSettings settings) {
        return settings.become(plan.inventory().host(name).map(plan.scopes()::connection));
    }
}
