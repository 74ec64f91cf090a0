package dev.runbook.yaml;

import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The maps that {@code <<} brings into another: its own keys beat them, and the first of several beats the rest. */
final class MergeKeys {

    private final Map<String, Node.Entry> merged = new LinkedHashMap<>();

    /** Takes what stands under a merge key: a map, or a list of maps. */
    void take(Node value, Problems problems) {
        if (value instanceof Node.Mapping map) {
            map.entries().forEach(entry -> merged.putIfAbsent(entry.name(), entry));
        } else if (value instanceof Node.Sequence maps) {
            maps.items().forEach(map -> take(map, problems));
        } else {
            problems.add(value.span(), "`<<` merges " + value.kind() + ", wanted a map");
        }
    }

    /** The merged entries that are not written in the map itself, then its own. */
    List<Node.Entry> under(List<Node.Entry> own) {
        own.forEach(entry -> merged.remove(entry.name()));
        List<Node.Entry> all = new ArrayList<>(merged.values());
        all.addAll(own);
        return List.copyOf(all);
    }
}
