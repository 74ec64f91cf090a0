package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import dev.runbook.value.Value;
import java.util.List;

/** The items that a filter goes through: those of a list, the keys of a map. */
final class Items {

    private Items() {}

    static List<Value> of(Value value, String filter) {
        if (value instanceof Value.Items list) {
            return list.items();
        }
        if (value instanceof Value.Fields map) {
            return map.entries().keySet().stream().map(Value::of).toList();
        }
        throw new Fault("`" + filter + "` is applied to " + value.kind().words() + ", wanted a list");
    }
}
