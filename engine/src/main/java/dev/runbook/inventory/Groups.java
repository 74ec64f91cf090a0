package dev.runbook.inventory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the groups of a draft into lasting ones, children first. */
final class Groups {

    private final Draft draft;
    private final Map<DraftGroup, Integer> depths = new HashMap<>();
    private final Map<DraftGroup, Group> made = new HashMap<>();

    Groups(Draft draft) {
        this.draft = draft;
    }

    /** By name, in the order of their first mention. */
    Map<String, Group> all() {
        Map<String, Group> byName = new LinkedHashMap<>();
        draft.groups().forEach(group -> byName.put(group.name(), make(group)));
        return byName;
    }

    private Group make(DraftGroup group) {
        Group known = made.get(group);
        if (known != null) {
            return known;
        }
        List<Group> children = group.children().stream().map(this::make).toList();
        Group fresh = new Group(group.name(), depth(group), group.priority(), group.members(), children);
        made.put(group, fresh);
        return fresh;
    }

    private int depth(DraftGroup group) {
        Integer known = depths.get(group);
        if (known != null) {
            return known;
        }
        int depth = group.parents().stream()
                .mapToInt(parent -> depth(parent) + 1)
                .max()
                .orElse(0);
        depths.put(group, depth);
        return depth;
    }
}
