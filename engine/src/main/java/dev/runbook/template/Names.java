package dev.runbook.template;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** A scope as the map that Pebble wants; a name is looked up when it is asked for, and not before. */
final class Names extends AbstractMap<String, Object> {

    private final Scope scope;

    Names(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Object get(Object name) {
        return scope.find((String) name).orElse(null);
    }

    @Override
    public boolean containsKey(Object name) {
        return scope.find((String) name).isPresent();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        throw new UnsupportedOperationException("a scope is asked for single names");
    }
}
