package dev.runbook.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Hosts with a common name: its own members, and those of the groups inside it. */
public final class Group {

    public static final String ALL = "all";
    public static final String UNGROUPED = "ungrouped";

    /** The order in which variables are merged: parents first, then by priority, then alphabetically. */
    static final Comparator<Group> MERGE_ORDER =
            Comparator.comparing(Group::depth).thenComparing(Group::priority).thenComparing(Group::name);

    private final String name;
    private final int depth;
    private final int priority;
    private final List<Host> members;
    private final List<Group> children;
    private final List<Host> hosts;

    Group(String name, int depth, int priority, List<Host> members, List<Group> children) {
        this.name = name;
        this.depth = depth;
        this.priority = priority;
        this.members = List.copyOf(members);
        this.children = List.copyOf(children);
        this.hosts = levelByLevel();
    }

    public String name() {
        return name;
    }

    /** How many groups stand above it on the longest way to {@code all}. */
    public int depth() {
        return depth;
    }

    /** The ansible_group_priority, 1 unless given. */
    public int priority() {
        return priority;
    }

    /** The hosts that are written in this very group. */
    public List<Host> members() {
        return members;
    }

    public List<Group> children() {
        return children;
    }

    /** All hosts in it: its own members, then those of its children, then of theirs, each host once. */
    public List<Host> hosts() {
        return hosts;
    }

    @Override
    public String toString() {
        return name;
    }

    private List<Host> levelByLevel() {
        Set<Host> found = new LinkedHashSet<>();
        Set<Group> seen = new LinkedHashSet<>();
        Deque<Group> waiting = new ArrayDeque<>(List.of(this));
        while (!waiting.isEmpty()) {
            Group next = waiting.remove();
            if (seen.add(next)) {
                found.addAll(next.members);
                waiting.addAll(next.children);
            }
        }
        return List.copyOf(new ArrayList<>(found));
    }
}
