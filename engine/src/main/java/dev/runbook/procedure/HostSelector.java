package dev.runbook.procedure;

import dev.runbook.source.Span;
import dev.runbook.template.Scope;
import dev.runbook.template.Templated;
import dev.runbook.value.Value;
import java.util.stream.Collectors;

/** A {@code hosts:} value: a pattern or a list of patterns, possibly with templates. */
public record HostSelector(Templated text) {

    public Span span() {
        return text.span();
    }

    /** The inventory pattern with its templates filled in. */
    public String pattern(Scope scope) {
        Value value = text.render(scope);
        return value instanceof Value.Items list
                ? list.items().stream().map(Value::text).collect(Collectors.joining(","))
                : value.text();
    }
}
