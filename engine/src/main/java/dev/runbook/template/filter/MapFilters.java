package dev.runbook.template.filter;

import dev.runbook.template.operation.Attributes;
import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.Truth;
import dev.runbook.template.operation.Undefined;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters on maps. */
final class MapFilters {

    private MapFilters() {}

    static List<Filter> all() {
        return List.of(
                Filter.of("combine(other, *, recursive?)", MapFilters::combine),
                Filter.of("dict2items(key_name?, value_name?)", MapFilters::toItems),
                Filter.of("items2dict(key_name?, value_name?)", MapFilters::fromItems),
                Filter.of("extract(container, attribute?)", MapFilters::extract));
    }

    /** The maps given win over the input, later ones over earlier ones. */
    private static Value combine(Value input, CallArguments arguments) {
        Value.Fields merged = fields(input, "combine");
        boolean recursive = arguments.named().containsKey("recursive")
                && Truth.of(arguments.named().get("recursive"));
        for (Value other : arguments.positional()) {
            merged = merge(merged, fields(other, "combine"), recursive);
        }
        return merged;
    }

    private static Value.Fields merge(Value.Fields lower, Value.Fields higher, boolean recursive) {
        Map<String, Value> merged = new LinkedHashMap<>(lower.entries());
        higher.entries().forEach((name, value) -> {
            boolean both = recursive && value instanceof Value.Fields && merged.get(name) instanceof Value.Fields;
            merged.put(name, both ? merge((Value.Fields) merged.get(name), (Value.Fields) value, true) : value);
        });
        return Value.map(merged);
    }

    private static Value toItems(Value input, CallArguments arguments) {
        String key = arguments.text("key_name", "key");
        String value = arguments.text("value_name", "value");
        return Value.list(fields(input, "dict2items").entries().entrySet().stream()
                .map(entry -> {
                    Map<String, Value> item = new LinkedHashMap<>();
                    item.put(key, Value.of(entry.getKey()));
                    item.put(value, entry.getValue());
                    return Value.map(item);
                })
                .toList());
    }

    private static Value fromItems(Value input, CallArguments arguments) {
        Value key = Value.of(arguments.text("key_name", "key"));
        Value value = Value.of(arguments.text("value_name", "value"));
        Map<String, Value> map = new LinkedHashMap<>();
        for (Value item : Items.of(input, "items2dict")) {
            map.put(
                    PickFilters.attribute(item, key, "items2dict").text(),
                    PickFilters.attribute(item, value, "items2dict"));
        }
        return Value.map(map);
    }

    /** {@code 'web1' | extract(hostvars, 'ansible_host')}. */
    private static Value extract(Value input, CallArguments arguments) {
        Value container = arguments.value("container");
        Value found = Attributes.find(container, input)
                .orElseThrow(() ->
                        new Undefined("`" + input.text() + "` is not defined" + Attributes.reason(container, input)));
        return arguments
                .find("attribute")
                .map(path -> PickFilters.attribute(found, path, "extract"))
                .orElse(found);
    }

    private static Value.Fields fields(Value value, String filter) {
        if (value instanceof Value.Fields map) {
            return map;
        }
        throw new Fault("`" + filter + "` is applied to " + value.kind().words() + ", wanted a map");
    }
}
