package dev.runbook.template;

import dev.runbook.source.Span;
import java.util.List;

/**
 * A name that must be defined for a template or condition to be evaluated: nothing in it says what happens otherwise.
 *
 * @param name the root name: {@code params} of {@code params.version}
 * @param path what is asked of it, as far as it is written out: {@code version}
 * @param span the root name in the file
 */
public record Reference(String name, List<String> path, Span span) {

    /** Whether this is certainly defined where the other one is: the same name, or a part of it. */
    public boolean isCoveredBy(Reference defined) {
        return name.equals(defined.name)
                && path.size() >= defined.path.size()
                && path.subList(0, defined.path.size()).equals(defined.path);
    }
}
