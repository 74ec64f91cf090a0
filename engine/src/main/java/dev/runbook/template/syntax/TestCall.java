package dev.runbook.template.syntax;

import dev.runbook.template.filter.Test;
import dev.runbook.template.filter.Tests;
import dev.runbook.template.operation.Fault;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.Optional;

/** {@code input is test(arguments)} or {@code input is not test(arguments)}. */
final class TestCall extends BinaryExpression<Value> {

    private final boolean wanted;

    TestCall(boolean wanted) {
        this.wanted = wanted;
    }

    TestInvocationExpression invocation() {
        return (TestInvocationExpression) getRightExpression();
    }

    /** Whether this asks for a defined name ({@code is defined}, {@code is not undefined}). */
    boolean asksDefined() {
        return invocation().getTestName().equals(wanted ? "defined" : "undefined");
    }

    boolean asksUndefined() {
        return invocation().getTestName().equals(wanted ? "undefined" : "defined");
    }

    @Override
    public Value evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
        Test test = Tests.find(invocation().getTestName()).orElseThrow();
        Optional<Value> input = input(test, self, context);
        try {
            return Value.of(test.holds(
                            input,
                            Calls.arguments(test.signature(), invocation().getArgs(), self, context))
                    == wanted);
        } catch (Fault e) {
            throw new PebbleException(e, e.getMessage(), invocation().getLineNumber(), "");
        }
    }

    private Optional<Value> input(Test test, PebbleTemplateImpl self, EvaluationContextImpl context) {
        try {
            return Optional.of(Operand.of(getLeftExpression(), self, context));
        } catch (AttributeNotFoundException e) {
            if (test.takesUndefined()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
