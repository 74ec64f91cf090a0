package dev.runbook.template;

import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Names in layers; a higher layer hides a lower one. Never changes: adding a layer gives other variables. Templates in
 * definitions are rendered when they are first asked for, against all the layers, as in Ansible.
 */
public final class Variables implements Scope {

    private static final Variables EMPTY = new Variables(Layer.NONE, name -> {});

    private final Layer layers;
    private final Consumer<String> watcher;
    private final Map<String, Value> rendered = new ConcurrentHashMap<>();

    private Variables(Layer layers, Consumer<String> watcher) {
        this.layers = layers;
        this.watcher = watcher;
    }

    public static Variables empty() {
        return EMPTY;
    }

    /** Adds a layer of definitions that are used in this place only; else take {@link Definitions}. */
    public Variables withDefinitions(Map<String, Node> definitions) {
        return withDefinitions(Definitions.of(definitions));
    }

    /** Adds a layer of definitions. */
    public Variables withDefinitions(Definitions definitions) {
        return with(definitions.bindings());
    }

    /** Adds values that are used in many places. */
    public Variables with(Constants constants) {
        return with(constants.bindings());
    }

    /** Adds a layer of values, in which nothing is a template. */
    public Variables withValues(Map<String, Value> values) {
        return values.isEmpty() ? this : with(Constants.of(values));
    }

    public Variables withValue(String name, Value value) {
        return with(Map.of(name, new Binding.Constant(value)));
    }

    /** Adds a name whose value is computed when it is first asked for. */
    public Variables withLazy(String name, Supplier<Value> value) {
        return with(Map.of(name, new Binding.Lazy(value)));
    }

    /** Adds names that are defined, but whose values only the run will know. */
    public Variables withUnknown(Set<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        return with(Constants.unknown(names));
    }

    /** The same, where each name that is asked for is told, those in the definitions of others included. */
    public Variables watchedBy(Consumer<String> other) {
        return new Variables(layers, other);
    }

    /**
     * {@inheritDoc}
     *
     * @throws Unrenderable if the name's definition cannot be rendered
     */
    @Override
    public Optional<Value> find(String name) {
        watcher.accept(name);
        return layers.find(name).map(binding -> binding.value(name, this));
    }

    @Override
    public Set<String> names() {
        return layers.names();
    }

    Value renderOnce(String name, Templated definition) {
        Value known = rendered.get(name);
        if (known != null) {
            return known;
        }
        Value value = Rendering.of(name, this, definition.span(), () -> definition.render(this));
        rendered.put(name, value);
        return value;
    }

    private Variables with(Map<String, Binding> bindings) {
        return bindings.isEmpty() ? this : new Variables(layers.with(bindings), watcher);
    }
}
