package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.plan.Plan;
import dev.runbook.plan.ShellSettings;
import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.ConnectionVariables;
import dev.runbook.remote.Forks;
import dev.runbook.remote.HttpProbe;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.Probe;
import dev.runbook.remote.Prober;
import dev.runbook.remote.Probers;
import dev.runbook.remote.Target;
import dev.runbook.remote.Unreachable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the hosts, where it may. */
final class Lookout {

    private final Plan plan;
    private final Optional<Probers> probers;
    private final Map<String, Prober> known = new ConcurrentHashMap<>();
    private final Map<String, String> unreached = new ConcurrentHashMap<>();
    private final Map<String, ConnectionVariables> variables = new ConcurrentHashMap<>();

    /** @param probers empty to contact nobody */
    Lookout(Plan plan, Optional<Probers> probers) {
        this.plan = plan;
        this.probers = probers;
    }

    boolean isOffline() {
        return probers.isEmpty();
    }

    /** Contacts all hosts of the plan at once. */
    void open(Forks forks) {
        if (probers.isPresent()) {
            List<Host> hosts = plan.hosts();
            hosts.forEach(host -> prober(host.name()));
            forks.onEach(hosts, Integer.MAX_VALUE, host -> seen(host.name(), Lookout::opened));
        }
    }

    /** Why a host cannot be looked at. */
    Optional<String> unreached(String host) {
        return Optional.ofNullable(unreached.get(host));
    }

    List<Unreached> unreached() {
        return plan.hosts().stream()
                .map(Host::name)
                .filter(unreached::containsKey)
                .map(host -> new Unreached(host, unreached.get(host)))
                .toList();
    }

    Seen<CommandResult> look(String host, Probe probe) {
        return seen(host, prober -> prober.look(probe));
    }

    /** @param fromHost whether the host asks; else this machine does */
    Seen<HttpReply> ask(String host, HttpProbe probe, boolean fromHost) {
        if (fromHost) {
            return seen(host, prober -> prober.ask(probe));
        }
        return probers.map(all -> Seen.of(all.ask(probe))).orElseGet(Seen::nothing);
    }

    /** As whom commands run on this host. */
    Become become(String host, ShellSettings settings) {
        return settings.become(plan.inventory().host(host).map(this::variables));
    }

    private static boolean opened(Prober prober) throws Unreachable {
        prober.open();
        return true;
    }

    private interface Look<T> {
        T at(Prober prober) throws Unreachable;
    }

    private <T> Seen<T> seen(String host, Look<T> look) {
        if (probers.isEmpty()) {
            return Seen.nothing();
        }
        if (unreached.containsKey(host)) {
            return Seen.blocked(unreached.get(host));
        }
        try {
            return Seen.of(look.at(prober(host)));
        } catch (Unreachable e) {
            unreached.put(host, e.getMessage());
            return Seen.blocked(e.getMessage());
        }
    }

    private Prober prober(String host) {
        return known.computeIfAbsent(
                host,
                name -> probers.orElseThrow()
                        .to(plan.inventory()
                                .host(name)
                                .map(it -> variables(it).target())
                                .orElseGet(() -> Target.local(name))));
    }

    private ConnectionVariables variables(Host host) {
        return variables.computeIfAbsent(host.name(), name -> plan.scopes().connection(host));
    }
}
