package dev.runbook.inventory;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which hosts are meant, in Ansible's words: {@code web:db}, {@code web,db}, {@code web:&prod}, {@code all:!web1},
 * {@code web*}, {@code web[0]}, {@code web[0:1]} with both ends, {@code ~regex}. Hosts come in the order of the
 * pattern's parts, and within a part in the order of the inventory.
 */
public final class HostPattern {

    private final Span where;
    private final String text;
    private final List<PatternPart> parts;

    private HostPattern(Span where, String text, List<PatternPart> parts) {
        this.where = where;
        this.text = text;
        this.parts = parts;
    }

    /** The pattern that the text says; what it says wrongly is among the problems, and then nothing is selected. */
    public static HostPattern parse(Span where, String text, Problems problems) {
        return new HostPattern(where, text, PatternParts.split(where, text, problems));
    }

    static HostPattern of(Span where, String text, List<PatternPart> parts) {
        return new HostPattern(where, text, List.copyOf(parts));
    }

    public String text() {
        return text;
    }

    /**
     * The hosts that are meant.
     *
     * @throws dev.runbook.source.InvalidSource if a part names nothing that the inventory knows
     */
    public List<Host> select(Inventory inventory) {
        Problems problems = new Problems();
        List<Host> selected = select(inventory, problems);
        problems.throwIfAny();
        return selected;
    }

    /** The hosts that are meant; parts that name nothing the inventory knows are among the problems. */
    public List<Host> select(Inventory inventory, Problems problems) {
        if (parts.isEmpty()) {
            return List.of();
        }
        Set<Host> selected = new LinkedHashSet<>();
        if (parts.stream().noneMatch(part -> part.role() == PatternPart.Role.ADD)) {
            selected.addAll(inventory.hosts());
        }
        for (PatternPart.Role role : PatternPart.Role.values()) {
            parts.stream()
                    .filter(part -> part.role() == role)
                    .forEach(part -> part.apply(selected, inventory, problems));
        }
        return List.copyOf(selected);
    }

    /** As {@link #select}, and to select no host at all is a problem as well. */
    public List<Host> selectSome(Inventory inventory, Problems problems) {
        Problems found = new Problems();
        List<Host> selected = select(inventory, found);
        if (found.isEmpty() && selected.isEmpty() && !parts.isEmpty()) {
            found.add(where, "`" + text + "` selects no host");
        }
        problems.addAll(found.inOrder());
        return selected;
    }
}
