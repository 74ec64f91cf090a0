package dev.runbook.lab.host;

import dev.runbook.lab.standin.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which host suffers from what, as it was set and not yet healed. */
public final class FaultBoard implements Faults {

    private final Map<String, List<Affliction>> set = new LinkedHashMap<>();
    private final Map<String, Runnable> cuts = new LinkedHashMap<>();

    /** Sets a fault on a host. One of the same kind that is there already makes way. */
    public void set(String host, Affliction affliction) {
        synchronized (this) {
            List<Affliction> those = set.computeIfAbsent(host, name -> new ArrayList<>());
            those.removeIf(other -> other.fault() == affliction.fault());
            those.add(affliction);
        }
        if (affliction.begun() && affliction.fault().isOfConnections()) {
            cut(host);
        }
    }

    public synchronized void heal(String host) {
        set.remove(host);
    }

    /** Of this fault alone. */
    public synchronized void heal(String host, Fault fault) {
        set.getOrDefault(host, new ArrayList<>()).removeIf(affliction -> affliction.fault() == fault);
    }

    /** What is set on a host, begun or waiting. */
    public synchronized List<Affliction> of(String host) {
        return List.copyOf(set.getOrDefault(host, List.of()));
    }

    @Override
    public boolean isUnreachable(String host) {
        return of(host).stream().anyMatch(it -> it.isOn(Fault.UNREACHABLE));
    }

    /** Whether its SSH server lets nobody in. */
    boolean takesNoConnections(String host) {
        return of(host).stream().anyMatch(it -> it.begun() && it.fault().isOfConnections());
    }

    @Override
    public boolean endsInError(String host, String image) {
        return spoils(Fault.APP_ERROR, host, image);
    }

    @Override
    public boolean reportsWrongVersion(String host, String image) {
        return spoils(Fault.WRONG_VERSION, host, image);
    }

    private boolean spoils(Fault fault, String host, String image) {
        return of(host).stream().anyMatch(it -> it.isOn(fault) && !it.image().equals(Optional.of(image)));
    }

    /** Says what drops a host's connections when its network is cut. */
    synchronized void whenCut(String host, Runnable drop) {
        cuts.put(host, drop);
    }

    void cut(String host) {
        Runnable drop;
        synchronized (this) {
            drop = cuts.getOrDefault(host, () -> {});
        }
        drop.run();
    }

    /** What anything that is begun on this host now suffers from, whatever step it is for. */
    Ills now(String host) {
        return of(host).stream()
                .filter(Affliction::begun)
                .map(it -> Ills.of(it.fault()))
                .reduce(Ills.NONE, Ills::and);
    }

    /** A step begins on a host, or goes on there: what was waiting for it breaks out. */
    synchronized Ills at(String host, String step) {
        Ills ills = Ills.NONE;
        List<Affliction> those = set.getOrDefault(host, new ArrayList<>());
        for (Affliction waiting : List.copyOf(those)) {
            if (waiting.waitsFor(step)) {
                ills = ills.and(Ills.of(waiting.fault()));
                those.replaceAll(it -> it == waiting && it.fault().isLasting() ? it.beginning() : it);
            }
        }
        return ills;
    }
}
