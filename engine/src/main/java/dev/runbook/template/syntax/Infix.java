package dev.runbook.template.syntax;

import dev.runbook.template.operation.Fault;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.function.BinaryOperator;

/** An operator between two values, both of which are needed. */
final class Infix extends BinaryExpression<Value> {

    private final BinaryOperator<Value> operation;

    Infix(BinaryOperator<Value> operation) {
        this.operation = operation;
    }

    @Override
    public Value evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
        Value left = Operand.of(getLeftExpression(), self, context);
        Value right = Operand.of(getRightExpression(), self, context);
        try {
            return operation.apply(left, right);
        } catch (Fault e) {
            throw new PebbleException(e, e.getMessage(), Leaves.start(this), "");
        }
    }
}
