package dev.runbook.procedure;

import dev.runbook.source.Span;
import dev.runbook.template.Condition;
import dev.runbook.template.Template;
import java.util.Optional;

/**
 * What must hold before anything is done.
 *
 * @param hosts where it is judged; empty: the hosts it guards
 * @param probe a read-only call whose {@code result} the condition sees
 */
public record Guard(
        String name,
        Span span,
        Optional<HostSelector> hosts,
        Optional<Call> probe,
        Optional<Condition> that,
        Optional<Template> message) {}
