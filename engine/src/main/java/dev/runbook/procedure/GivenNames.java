package dev.runbook.procedure;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.Set;

/** The names that every runbook is given. Whatever a runbook wrote to them, nobody would ever read. */
public final class GivenNames {

    public static final Set<String> NAMES = Set.of(
            "params", "run", "groups", "group_names", "hostvars", "inventory_hostname", "inventory_hostname_short");

    private GivenNames() {}

    /** Reports a name that cannot be set. */
    public static void reject(String name, Span span, Problems problems) {
        if (NAMES.contains(name)) {
            problems.add(span, "`" + name + "` is given to every runbook and cannot be set; choose another name");
        }
    }
}
