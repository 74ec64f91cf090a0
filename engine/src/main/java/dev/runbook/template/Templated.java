package dev.runbook.template;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A value, a list or a map with templates somewhere inside. */
public final class Templated {

    private final Node node;
    private final Function<Scope, Value> rendering;
    private final List<Template> templates;

    private Templated(Node node, Function<Scope, Value> rendering, List<Template> templates) {
        this.node = node;
        this.rendering = rendering;
        this.templates = templates;
    }

    /** Compiles; what is wrong is among the problems, and it must not be rendered then. */
    public static Templated of(Node node, Problems problems) {
        List<Template> templates = new ArrayList<>();
        Function<Scope, Value> rendering = rendering(node, problems, templates);
        if (templates.isEmpty()) {
            Value value = node.value();
            return new Templated(node, scope -> value, List.of());
        }
        return new Templated(node, rendering, List.copyOf(templates));
    }

    private static Function<Scope, Value> rendering(Node node, Problems problems, List<Template> templates) {
        if (node instanceof Node.Sequence list) {
            List<Function<Scope, Value>> items = list.items().stream()
                    .map(item -> rendering(item, problems, templates))
                    .toList();
            return scope ->
                    Value.list(items.stream().map(item -> item.apply(scope)).toList());
        }
        if (node instanceof Node.Mapping map) {
            return ofMap(map, problems, templates);
        }
        Template template = Template.compile((Node.Scalar) node, problems);
        if (Template.isTemplate(((Node.Scalar) node).text())) {
            templates.add(template);
        }
        return template::render;
    }

    /** Keys may hold templates, too. */
    private static Function<Scope, Value> ofMap(Node.Mapping map, Problems problems, List<Template> templates) {
        Map<Function<Scope, Value>, Function<Scope, Value>> entries = new LinkedHashMap<>();
        map.entries()
                .forEach(entry -> entries.put(
                        rendering(entry.key(), problems, templates), rendering(entry.value(), problems, templates)));
        return scope -> {
            Map<String, Value> values = new LinkedHashMap<>();
            entries.forEach((key, value) -> values.put(key.apply(scope).text(), value.apply(scope)));
            return Value.map(values);
        };
    }

    public Value render(Scope scope) {
        return rendering.apply(scope);
    }

    /** The node that this was made of. */
    public Node node() {
        return node;
    }

    public Span span() {
        return node.span();
    }

    /** Whether nothing is to be filled in. */
    public boolean isConstant() {
        return templates.isEmpty();
    }

    /** The names that must be defined. */
    public Set<Reference> names() {
        Set<Reference> names = new LinkedHashSet<>();
        templates.forEach(template -> names.addAll(template.names()));
        return names;
    }
}
