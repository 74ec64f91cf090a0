package dev.runbook.template;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold: an expression, true or false, or a list of conditions that must all hold. */
public final class Condition {

    private final Span span;
    private final List<Expression> expressions;

    private Condition(Span span, List<Expression> expressions) {
        this.span = span;
        this.expressions = expressions;
    }

    /** Compiles; what is wrong is among the problems, and the condition must not be evaluated then. */
    public static Condition compile(Node node, Problems problems) {
        List<Expression> expressions = new ArrayList<>();
        List<Node> nodes = node instanceof Node.Sequence list ? list.items() : List.of(node);
        for (Node term : nodes) {
            if (term instanceof Node.Scalar scalar && isCondition(scalar)) {
                expressions.add(Expression.compile(scalar, problems));
            } else {
                problems.add(term.span(), "a condition is " + term.kind() + ", wanted an expression");
            }
        }
        return new Condition(node.span(), List.copyOf(expressions));
    }

    private static boolean isCondition(Node.Scalar scalar) {
        return scalar.value() instanceof Value.Text || scalar.value() instanceof Value.Bool;
    }

    /**
     * Whether all terms hold; those behind one that does not are not evaluated.
     *
     * @throws Unrenderable if a term is neither true nor false
     */
    public boolean holds(Scope scope) {
        return expressions.stream().allMatch(expression -> expression.holds(scope));
    }

    /** As it was written, the terms of a list joined by {@code and}. */
    public String text() {
        return expressions.stream().map(Expression::toString).collect(Collectors.joining(" and "));
    }

    /** The parts that must all hold, in the order in which they are evaluated. */
    public List<Condition> terms() {
        return expressions.stream()
                .map(expression -> new Condition(expression.span(), List.of(expression)))
                .toList();
    }

    /** The names that must be defined, less those that an earlier term makes sure of. */
    public Set<Reference> names() {
        Set<Reference> names = new LinkedHashSet<>();
        List<Reference> proven = new ArrayList<>();
        for (Expression expression : expressions) {
            expression.names().stream()
                    .filter(name -> proven.stream().noneMatch(name::isCoveredBy))
                    .forEach(names::add);
            proven.addAll(expression.proves());
        }
        return names;
    }

    /** The names that are certainly defined where this holds: {@code x} for {@code x is defined and …}. */
    public Set<Reference> proves() {
        return expressions.stream()
                .flatMap(expression -> expression.proves().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public Span span() {
        return span;
    }

    @Override
    public String toString() {
        return text();
    }
}
