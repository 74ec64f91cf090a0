package dev.runbook.plan;

import dev.runbook.template.Constants;
import dev.runbook.template.Definitions;
import dev.runbook.template.Variables;
import dev.runbook.yaml.Node;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The definitions of plays, blocks, steps and actions, each compiled once for all hosts. */
final class DefinitionLayers {

    private final Map<Map<String, Node>, Definitions> compiled = new IdentityHashMap<>();
    private final Map<Set<String>, Constants> unknown = new HashMap<>();

    /** The names with these definitions over them, the last the highest. */
    Variables over(Variables scope, List<Map<String, Node>> layers) {
        Variables all = scope;
        for (Map<String, Node> layer : layers) {
            all = layer.isEmpty() ? all : all.withDefinitions(of(layer));
        }
        return all;
    }

    /** The names with these unknown ones over them. */
    Variables over(Variables scope, Set<String> names) {
        return names.isEmpty() ? scope : scope.with(of(names));
    }

    private synchronized Constants of(Set<String> names) {
        return unknown.computeIfAbsent(names, Constants::unknown);
    }

    synchronized Definitions of(Map<String, Node> layer) {
        return compiled.computeIfAbsent(layer, Definitions::of);
    }
}
