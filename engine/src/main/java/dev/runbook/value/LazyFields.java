package dev.runbook.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A map whose entries are computed each time they are asked for: {@code hostvars}. */
public final class LazyFields extends AbstractMap<String, Value> {

    private final Set<String> names;
    private final Function<String, Optional<Value>> find;

    private LazyFields(Set<String> names, Function<String, Optional<Value>> find) {
        this.names = names;
        this.find = find;
    }

    public static Value.Fields of(Set<String> names, Function<String, Optional<Value>> find) {
        return new Value.Fields(new LazyFields(names, find));
    }

    @Override
    public Value get(Object name) {
        return containsKey(name) ? find.apply((String) name).orElse(null) : null;
    }

    @Override
    public boolean containsKey(Object name) {
        return names.contains(name);
    }

    @Override
    public Set<String> keySet() {
        return names;
    }

    @Override
    public Set<Map.Entry<String, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Value>> iterator() {
                return names.stream()
                        .map(name -> Map.entry(name, find.apply(name).orElse(Value.NOTHING)))
                        .iterator();
            }

            @Override
            public int size() {
                return names.size();
            }
        };
    }
}
