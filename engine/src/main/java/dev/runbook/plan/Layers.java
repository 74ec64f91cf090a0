package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.template.Variables;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that the place of a step brings with it.
 *
 * @param definitions the vars of play, enclosing blocks and step, the outermost first
 * @param path of the call of a YAML action; {@code ""} outside of one
 * @param defaults of that action's parameters, and the vars of its blocks and steps
 * @param values its arguments, the loop item, {@code result}
 * @param unknown before the run: the names that have a value by then
 */
public record Layers(
        List<Map<String, Node>> definitions,
        String path,
        List<Map<String, Node>> defaults,
        Map<String, Value> values,
        Set<String> unknown) {

    public static final Layers NONE = new Layers(List.of(), "", List.of(), Map.of(), Set.of());

    public Layers withVars(Map<String, Node> vars) {
        if (vars.isEmpty()) {
            return this;
        }
        return path.isEmpty()
                ? new Layers(with(definitions, vars), path, defaults, values, unknown)
                : new Layers(definitions, path, with(defaults, vars), values, unknown);
    }

    private static List<Map<String, Node>> with(List<Map<String, Node>> outer, Map<String, Node> inner) {
        List<Map<String, Node>> all = new ArrayList<>(outer);
        all.add(inner);
        return List.copyOf(all);
    }

    public Layers withValue(String name, Value value) {
        Map<String, Value> merged = new LinkedHashMap<>(values);
        merged.put(name, value);
        Set<String> left = new HashSet<>(unknown);
        left.remove(name);
        return new Layers(definitions, path, defaults, merged, left);
    }

    /** The same before the run, where the value of this name is not known. */
    public Layers withUnknown(String name) {
        Map<String, Value> others = new LinkedHashMap<>(values);
        others.remove(name);
        Set<String> more = new HashSet<>(unknown);
        more.add(name);
        return new Layers(definitions, path, defaults, others, more);
    }

    /** The names inside a YAML action: its arguments, else the defaults of its parameters. */
    public Layers insideAction(String callPath, Map<String, Node> actionDefaults, Map<String, Value> arguments) {
        return new Layers(definitions, callPath, List.of(actionDefaults), arguments, Set.of());
    }

    /** The same before the run, where these names inside an action are not known. */
    public Layers expecting(Set<String> names) {
        return new Layers(definitions, path, defaults, values, names);
    }

    Variables onTop(Variables scope, Host host, Memory memory, DefinitionLayers compiled) {
        if (path.isEmpty()) {
            return compiled.over(scope.withValues(values), unknown);
        }
        return compiled.over(compiled.over(scope, defaults).withValues(values), unknown)
                .withUnknown(memory.unknownOf(host.name(), path))
                .withValues(memory.of(host.name(), path));
    }
}
