package dev.runbook.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A group while the inventory is being read. */
final class DraftGroup {

    private final String name;
    private final Set<DraftHost> members = new LinkedHashSet<>();
    private final Set<DraftGroup> children = new LinkedHashSet<>();
    private final List<DraftGroup> parents = new ArrayList<>();
    private final Variables variables = new Variables();
    private int priority = 1;

    DraftGroup(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Set<DraftGroup> children() {
        return children;
    }

    List<DraftGroup> parents() {
        return parents;
    }

    Variables variables() {
        return variables;
    }

    int priority() {
        return priority;
    }

    void rank(int given) {
        priority = given;
    }

    List<Host> members() {
        return members.stream().map(DraftHost::host).toList();
    }

    void add(DraftHost host) {
        members.add(host);
        host.groups().add(this);
    }

    void remove(DraftHost host) {
        members.remove(host);
        host.groups().remove(this);
    }

    void adopt(DraftGroup child) {
        if (children.add(child)) {
            child.parents.add(this);
        }
    }

    /** Whether the other group is this one or below it. */
    boolean holds(DraftGroup other) {
        return this == other || other.parents.stream().anyMatch(this::holds);
    }
}
