package dev.runbook.plan;

import dev.runbook.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the run has registered and set so far, for each host. Never changes: remembering more gives another memory, so
 * an undo step can be given the memory of its moment. A plan also remembers names whose values only the run will know.
 *
 * <p>What an action written in YAML registers is its own: it is kept under the path of the call.
 */
public final class Memory {

    public static final Memory EMPTY = new Memory(Map.of());

    private final Map<String, Map<String, Learned>> byHost;

    /** The host that has learned last; what it knows is kept apart, so that learning more copies no other's. */
    private final String learner;

    private final Map<String, Learned> learnt;

    private Memory(Map<String, Map<String, Learned>> byHost) {
        this(byHost, "", Map.of());
    }

    private Memory(Map<String, Map<String, Learned>> byHost, String learner, Map<String, Learned> learnt) {
        this.byHost = byHost;
        this.learner = learner;
        this.learnt = learnt;
    }

    private record Learned(Map<String, Value> values, Set<String> unknown) {
        static final Learned NOTHING = new Learned(Map.of(), Set.of());

        Learned with(Map<String, Value> more) {
            Map<String, Value> names = new LinkedHashMap<>(values);
            names.putAll(more);
            return new Learned(names, unknown.isEmpty() ? unknown : without(unknown, more.keySet()));
        }

        Learned withUnknown(Set<String> more) {
            Map<String, Value> names = new LinkedHashMap<>(values);
            names.keySet().removeAll(more);
            Set<String> all = new HashSet<>(unknown);
            all.addAll(more);
            return new Learned(names, all);
        }

        private static Set<String> without(Set<String> names, Set<String> fewer) {
            Set<String> left = new HashSet<>(names);
            left.removeAll(fewer);
            return left;
        }
    }

    /** What a host knows under this path; {@code ""} is the runbook itself. */
    public Map<String, Value> of(String host, String path) {
        return learned(host, path).values();
    }

    /** The names that a host will know under this path when the run has come so far. */
    Set<String> unknownOf(String host, String path) {
        return learned(host, path).unknown();
    }

    public Memory with(String host, String path, Map<String, Value> values) {
        return values.isEmpty() ? this : with(host, path, learned(host, path).with(values));
    }

    /** The same, where the values of these names are not known. */
    public Memory withUnknown(String host, String path, Set<String> names) {
        return names.isEmpty() ? this : with(host, path, learned(host, path).withUnknown(names));
    }

    /** The same, where this host knows what it knows in another memory. */
    public Memory withHost(String host, Memory other) {
        return withHosts(Map.of(host, other));
    }

    /** The same, where each of these hosts knows what it knows in the memory given for it. */
    public Memory withHosts(Map<String, Memory> others) {
        Map<String, Map<String, Learned>> hosts = all();
        others.forEach((host, other) -> hosts.put(host, other.of(host)));
        return new Memory(hosts);
    }

    private Learned learned(String host, String path) {
        return of(host).getOrDefault(path, Learned.NOTHING);
    }

    private Map<String, Learned> of(String host) {
        return host.equals(learner) ? learnt : byHost.getOrDefault(host, Map.of());
    }

    private Map<String, Map<String, Learned>> all() {
        Map<String, Map<String, Learned>> hosts = new HashMap<>(byHost);
        if (!learner.isEmpty()) {
            hosts.put(learner, learnt);
        }
        return hosts;
    }

    private Memory with(String host, String path, Learned learned) {
        Map<String, Learned> paths = new HashMap<>(of(host));
        paths.put(path, learned);
        boolean another = !learner.isEmpty() && !learner.equals(host);
        return new Memory(another ? all() : byHost, host, paths);
    }
}
