package dev.runbook.inventory;

import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One part of a pattern: a name, a glob or a regular expression, perhaps with a subscript.
 *
 * @param text without the sign in front
 */
record PatternPart(Role role, String text, Span where) {

    /** What a part does to the selection; in the order in which roles are applied. */
    enum Role {
        ADD,
        KEEP,
        REMOVE
    }

    void apply(Set<Host> selected, Inventory inventory, Problems problems) {
        List<Host> matches = matches(inventory, problems);
        switch (role) {
            case ADD -> selected.addAll(matches);
            case KEEP -> selected.retainAll(Set.copyOf(matches));
            case REMOVE -> selected.removeAll(Set.copyOf(matches));
        }
    }

    /** A host of exactly this name comes before a group of this name, unless it is kept or removed. */
    private List<Host> matches(Inventory inventory, Problems problems) {
        if (role == Role.ADD && inventory.isDeclared(text)) {
            return List.of(new Host(text));
        }
        Subscript subscript = isRegex() ? Subscript.none(text) : Subscript.of(text);
        Optional<NameMatcher> matcher = NameMatcher.of(subscript.name());
        if (matcher.isEmpty()) {
            problems.add(where, "`" + text + "` is no pattern");
            return List.of();
        }
        return matches(subscript, matcher.get(), inventory, problems);
    }

    private List<Host> matches(Subscript subscript, NameMatcher matcher, Inventory inventory, Problems problems) {
        List<Group> groups = inventory.groups().stream()
                .filter(group -> matcher.test(group.name()))
                .toList();
        Set<Host> found = new LinkedHashSet<>();
        groups.forEach(group -> found.addAll(group.hosts()));
        if (groups.isEmpty() || matcher.mayMeanHostsToo()) {
            inventory.hosts().stream().filter(host -> matcher.test(host.name())).forEach(found::add);
        }
        if (found.isEmpty()) {
            inventory.host(subscript.name()).ifPresent(found::add);
        }
        if (found.isEmpty() && groups.isEmpty() && matcher.isName()) {
            problems.add(where, unknown(subscript, inventory));
        }
        List<Host> hosts = new ArrayList<>(found);
        return subscript.apply(hosts).orElseGet(() -> {
            problems.add(
                    where,
                    "`" + text + "` counts beyond the " + hosts.size() + (hosts.size() == 1 ? " host" : " hosts")
                            + " of `" + subscript.name() + "`");
            return List.of();
        });
    }

    private String unknown(Subscript subscript, Inventory inventory) {
        String message = "unknown host or group `" + subscript.name() + "`";
        Optional<String> near = DidYouMean.nearest(subscript.name(), inventory.names());
        if (near.isEmpty() && !subscript.name().equals(text)) {
            String brackets = text.substring(subscript.name().length());
            return message + "; `" + brackets + "` counts its hosts, to match names write `~" + text + "$`";
        }
        return message + near.map(name -> "; did you mean `" + name + "`?").orElse("");
    }

    private boolean isRegex() {
        return text.startsWith("~");
    }
}
