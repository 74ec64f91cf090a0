package dev.runbook.plan;

import dev.runbook.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the run has registered and set so far, for each host. Never changes: remembering more gives another memory, so
 * an undo step can be given the memory of its moment.
 *
 * <p>What an action written in YAML registers is its own: it is kept under the path of the call.
 */
public final class Memory {

    public static final Memory EMPTY = new Memory(Map.of());

    private final Map<String, Map<String, Map<String, Value>>> byHost;

    private Memory(Map<String, Map<String, Map<String, Value>>> byHost) {
        this.byHost = byHost;
    }

    /** What a host knows under this path; {@code ""} is the runbook itself. */
    public Map<String, Value> of(String host, String path) {
        return byHost.getOrDefault(host, Map.of()).getOrDefault(path, Map.of());
    }

    public Memory with(String host, String path, Map<String, Value> values) {
        if (values.isEmpty()) {
            return this;
        }
        Map<String, Value> names = new LinkedHashMap<>(of(host, path));
        names.putAll(values);
        Map<String, Map<String, Value>> paths = new HashMap<>(byHost.getOrDefault(host, Map.of()));
        paths.put(path, names);
        Map<String, Map<String, Map<String, Value>>> hosts = new HashMap<>(byHost);
        hosts.put(host, paths);
        return new Memory(hosts);
    }

    /** The same, where this host knows what it knows in another memory. */
    public Memory withHost(String host, Memory other) {
        Map<String, Map<String, Map<String, Value>>> hosts = new HashMap<>(byHost);
        hosts.put(host, other.byHost.getOrDefault(host, Map.of()));
        return new Memory(hosts);
    }
}
