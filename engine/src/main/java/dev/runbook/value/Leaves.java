package dev.runbook.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a value holds at the ends of its branches, each by its path: {@code users[0].key}. */
public final class Leaves {

    private final Map<String, Value> leaves = new LinkedHashMap<>();

    private Leaves() {}

    /** @param name how paths begin */
    public static Map<String, Value> of(String name, Value value) {
        Leaves all = new Leaves();
        all.add(name, value);
        return all.leaves;
    }

    private void add(String path, Value value) {
        if (value instanceof Value.Items list) {
            List<Value> items = list.items();
            for (int i = 0; i < items.size(); i++) {
                add(path + "[" + i + "]", items.get(i));
            }
        } else if (value instanceof Value.Fields map) {
            map.entries().forEach((field, inner) -> add(path + "." + field, inner));
        } else {
            leaves.put(path, value);
        }
    }
}
