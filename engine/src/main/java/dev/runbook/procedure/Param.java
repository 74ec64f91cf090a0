package dev.runbook.procedure;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something the operator may pass, checked before anything else.
 *
 * @param initial what it is if nobody passes it
 * @param values the only ones allowed; empty: any
 */
public record Param(
        String name,
        Span span,
        ParamType type,
        boolean required,
        Optional<Node> initial,
        Optional<Pattern> pattern,
        List<String> values,
        Optional<String> description) {

    /** The value in this param's type; a value that does not fit is a problem where it was given. */
    public Optional<Value> accept(Node given, Problems problems) {
        Optional<Value> accepted = type.accept(given.value());
        if (accepted.isEmpty()) {
            problems.add(place(given), "param `" + name + "` is " + shown(given) + ", wanted " + type.words());
            return Optional.empty();
        }
        String text = accepted.get().text();
        if (!values.isEmpty() && !values.contains(text)) {
            problems.add(place(given), "param `" + name + "` is " + shown(given) + ", wanted one of " + choices());
            return Optional.empty();
        }
        if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
            problems.add(
                    place(given),
                    "param `" + name + "` is " + shown(given) + ", wanted it to match `" + pattern.get() + "`");
            return Optional.empty();
        }
        return accepted;
    }

    public boolean secret() {
        return type == ParamType.SECRET;
    }

    private Span place(Node given) {
        return secret() ? given.span().hidden() : given.span();
    }

    private String shown(Node given) {
        if (place(given).file().isConfidential()) {
            return given.kind();
        }
        return given instanceof Node.Scalar scalar ? "`" + scalar.text() + "`" : given.kind();
    }

    private String choices() {
        return String.join(", ", values.stream().map(value -> "`" + value + "`").toList());
    }
}
