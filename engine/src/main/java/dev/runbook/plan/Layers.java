package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.template.Variables;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names that the place of a step brings with it.
 *
 * @param definitions the vars of play, enclosing blocks and step
 * @param path of the call of a YAML action; {@code ""} outside of one
 * @param defaults of that action's parameters
 * @param values its arguments, the loop item, {@code result}
 */
public record Layers(
        Map<String, Node> definitions, String path, Map<String, Node> defaults, Map<String, Value> values) {

    public static final Layers NONE = new Layers(Map.of(), "", Map.of(), Map.of());

    public Layers withVars(Map<String, Node> vars) {
        if (vars.isEmpty()) {
            return this;
        }
        Map<String, Node> merged = new LinkedHashMap<>(path.isEmpty() ? definitions : defaults);
        merged.putAll(vars);
        return path.isEmpty()
                ? new Layers(merged, path, defaults, values)
                : new Layers(definitions, path, merged, values);
    }

    public Layers withValue(String name, Value value) {
        Map<String, Value> merged = new LinkedHashMap<>(values);
        merged.put(name, value);
        return new Layers(definitions, path, defaults, merged);
    }

    /** The names inside a YAML action: its arguments, else the defaults of its parameters. */
    public Layers insideAction(String callPath, Map<String, Node> actionDefaults, Map<String, Value> arguments) {
        return new Layers(definitions, callPath, actionDefaults, arguments);
    }

    Variables onTop(Variables scope, Host host, Memory memory) {
        Variables local = path.isEmpty() ? scope : scope.withDefinitions(defaults);
        return path.isEmpty()
                ? local.withValues(values)
                : local.withValues(values).withValues(memory.of(host.name(), path));
    }
}
