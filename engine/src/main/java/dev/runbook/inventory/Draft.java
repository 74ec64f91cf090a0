package dev.runbook.inventory;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The groups and hosts of an inventory while its sources are being read. */
final class Draft {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, DraftGroup> groups = new LinkedHashMap<>();
    private final Map<String, DraftHost> hosts = new LinkedHashMap<>();
    private final Problems problems;
    private final Problems warnings;

    Draft(Problems problems, Problems warnings) {
        this.problems = problems;
        this.warnings = warnings;
        groups.put(Group.ALL, new DraftGroup(Group.ALL));
        groups.put(Group.UNGROUPED, new DraftGroup(Group.UNGROUPED));
        all().adopt(ungrouped());
    }

    Problems problems() {
        return problems;
    }

    Problems warnings() {
        return warnings;
    }

    DraftGroup all() {
        return groups.get(Group.ALL);
    }

    DraftGroup ungrouped() {
        return groups.get(Group.UNGROUPED);
    }

    Optional<DraftGroup> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    Collection<DraftGroup> groups() {
        return groups.values();
    }

    Collection<DraftHost> hosts() {
        return hosts.values();
    }

    DraftGroup addGroup(String name, Span where) {
        return groups.computeIfAbsent(name, added -> {
            if (!NAME.matcher(added).matches()) {
                warnings.add(
                        where,
                        "group `" + added + "` is no name for expressions; there, write `groups['" + added + "']`");
            }
            return new DraftGroup(added);
        });
    }

    /** The host with this name in this group; its first declaration decides the port. */
    DraftHost addHost(String name, DraftGroup group) {
        DraftHost host = hosts.computeIfAbsent(name, DraftHost::new);
        group.add(host);
        return host;
    }

    boolean knowsHost(String name) {
        return hosts.containsKey(name);
    }

    void addChild(DraftGroup parent, DraftGroup child, Span where) {
        if (child == all()) {
            problems.add(
                    where, "`all` is a child of `" + parent.name() + "`, yet it holds every group; remove it here");
        } else if (child.holds(parent)) {
            problems.add(
                    where,
                    "`" + child.name() + "` is a child of `" + parent.name()
                            + "` and above it; a group cannot hold itself");
        } else {
            parent.adopt(child);
        }
    }
}
