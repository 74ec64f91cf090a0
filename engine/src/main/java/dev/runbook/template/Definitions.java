package dev.runbook.template;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.yaml.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Variables as a file defines them. Each is compiled once, when it is first needed, for all hosts and steps. */
public final class Definitions {

    private final Map<String, Node> nodes;
    private final Map<String, Templated> compiled = new ConcurrentHashMap<>();
    private final Map<String, Binding> bindings = new HashMap<>();

    private Definitions(Map<String, Node> nodes) {
        this.nodes = nodes;
        Binding binding = new Binding.Defined(this);
        nodes.keySet().forEach(name -> bindings.put(name, binding));
    }

    public static Definitions of(Map<String, Node> nodes) {
        return new Definitions(new LinkedHashMap<>(nodes));
    }

    /** Compiles all of them now, to find what is wrong. */
    public Definitions check(Problems problems) {
        nodes.forEach((name, node) -> compiled.put(name, Templated.of(node, problems)));
        return this;
    }

    /** The names that are defined. */
    public Set<String> names() {
        return nodes.keySet();
    }

    /** The names that these definitions use. */
    public Set<Reference> uses() {
        Set<Reference> uses = new LinkedHashSet<>();
        nodes.keySet().forEach(name -> uses.addAll(get(name).names()));
        return uses;
    }

    Map<String, Binding> bindings() {
        return bindings;
    }

    Templated get(String name) {
        return compiled.computeIfAbsent(name, key -> compile(nodes.get(key)));
    }

    private static Templated compile(Node node) {
        Problems problems = new Problems();
        Templated templated = Templated.of(node, problems);
        if (!problems.isEmpty()) {
            Problem first = problems.inOrder().get(0);
            throw new Unrenderable(first.where().orElse(node.span()), first.message());
        }
        return templated;
    }
}
