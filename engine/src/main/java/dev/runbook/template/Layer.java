package dev.runbook.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names over the names of the layers below. */
record Layer(Map<String, Binding> bindings, Optional<Layer> below, int depth) {

    /** More layers than this are merged into one, so that a look-up stays quick. */
    private static final int DEEPEST = 16;

    static final Layer NONE = new Layer(Map.of(), Optional.empty(), 0);

    Layer with(Map<String, Binding> higher) {
        Layer layer = new Layer(higher, Optional.of(this), depth + 1);
        return layer.depth > DEEPEST ? layer.merged() : layer;
    }

    Optional<Binding> find(String name) {
        Optional<Layer> layer = Optional.of(this);
        while (layer.isPresent()) {
            Binding binding = layer.get().bindings.get(name);
            if (binding != null) {
                return Optional.of(binding);
            }
            layer = layer.get().below;
        }
        return Optional.empty();
    }

    Set<String> names() {
        Set<String> names = new HashSet<>(bindings.keySet());
        below.ifPresent(layer -> names.addAll(layer.names()));
        return names;
    }

    private Layer merged() {
        Map<String, Binding> all = new HashMap<>();
        collect(all);
        return new Layer(all, Optional.empty(), 1);
    }

    private void collect(Map<String, Binding> all) {
        below.ifPresent(layer -> layer.collect(all));
        all.putAll(bindings);
    }
}
