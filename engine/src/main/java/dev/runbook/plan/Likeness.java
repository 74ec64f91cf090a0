package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.inventory.Inventory;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which places some names cannot tell apart: they mean the same in all of them. */
final class Likeness {

    private final Inventory inventory;
    private final HostScopes scopes;
    private final Map<Host, Map<String, Object>> marks = new ConcurrentHashMap<>();

    Likeness(Inventory inventory, HostScopes scopes) {
        this.inventory = inventory;
        this.scopes = scopes;
    }

    /**
     * The places of a step in groups of those that are alike in these names; the first place is in the first group.
     *
     * @param places differ in their hosts and in the values that lead there, in nothing else
     */
    List<List<Place>> kinds(List<Place> places, Collection<String> names) {
        if (places.size() == 1) {
            return List.of(places);
        }
        List<String> inOrder = List.copyOf(names);
        Map<List<Optional<Object>>, List<Place>> kinds = new LinkedHashMap<>();
        for (Place place : places) {
            Map<String, Object> own = marks.computeIfAbsent(place.host(), this::marks);
            Map<String, Value> values = place.layers().values();
            List<Optional<Object>> kind = inOrder.stream()
                    .map(name -> values.containsKey(name)
                            ? Optional.of(mark(values.get(name)))
                            : Optional.ofNullable(own.get(name)))
                    .toList();
            kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(place);
        }
        return List.copyOf(kinds.values());
    }

    private Map<String, Object> marks(Host host) {
        Map<String, Object> own = new HashMap<>();
        inventory.variables(host).forEach((name, variable) -> own.put(name, new Same(variable.value())));
        scopes.about(host).forEach((name, value) -> own.put(name, mark(value)));
        return own;
    }

    /** A map may be computed as it is read, and be endless: {@code hostvars}. */
    private static Object mark(Value value) {
        return value instanceof Value.Fields ? new Same(value) : value;
    }

    /** Equal to itself only. */
    private record Same(Object thing) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same that && that.thing == thing;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(thing);
        }
    }
}
