package dev.runbook.template;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.template.syntax.Passage;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.Optional;
import java.util.Set;

/** An expression that stands by itself, without braces around it. */
public final class Expression {

    private final Node.Scalar scalar;
    private final Optional<Script> script;

    private Expression(Node.Scalar scalar, Optional<Script> script) {
        this.scalar = scalar;
        this.script = script;
    }

    /** Compiles; what is wrong is among the problems, and the expression must not be evaluated then. */
    public static Expression compile(Node.Scalar scalar, Problems problems) {
        if (Template.isTemplate(scalar.text())) {
            problems.add(scalar.span(), "this is an expression already; leave the `{{ }}` out");
            return new Expression(scalar, Optional.empty());
        }
        if (scalar.value().kind() != Value.Kind.STRING) {
            return new Expression(scalar, Optional.empty());
        }
        return new Expression(scalar, Script.ofExpression(Passage.of(scalar), problems));
    }

    public Value evaluate(Scope scope) {
        return script.map(found -> found.evaluate(scope)).orElseGet(scalar::value);
    }

    /** Whether it is true; {@code and}, {@code or} and {@code not} accept nothing but true and false then. */
    boolean holds(Scope scope) {
        if (script.isPresent()) {
            return script.get().holds(scope);
        }
        if (scalar.value() instanceof Value.Bool bool) {
            return bool.truth();
        }
        throw new Unrenderable(
                scalar.span(), "the condition is " + scalar.value().kind().words() + ", wanted true or false");
    }

    public Set<Reference> names() {
        return script.map(Script::names).orElse(Set.of());
    }

    Set<Reference> proves() {
        return script.map(Script::proves).orElse(Set.of());
    }

    public Span span() {
        return scalar.span();
    }

    @Override
    public String toString() {
        return scalar.text();
    }
}
