package dev.runbook.template.syntax;

import java.util.List;

/**
 * A root name that an expression uses, and what it asks of it.
 *
 * @param path the names behind the root as far as they are written out
 * @param offset where the root name stands in the text
 */
public record Use(String name, List<String> path, int offset) {

    /** Whether a name that is known to be defined makes this use safe. */
    boolean isCoveredBy(Use defined) {
        return name.equals(defined.name)
                && path.size() >= defined.path.size()
                && path.subList(0, defined.path.size()).equals(defined.path);
    }
}
