package dev.runbook.template.syntax;

import dev.runbook.template.operation.Arithmetic;
import dev.runbook.template.operation.Fault;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;

/** {@code -x}. */
public final class Negative extends UnaryExpression {
    @Override
    public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
        try {
            return Arithmetic.negate(Operand.of(getChildExpression(), self, context));
        } catch (Fault e) {
            throw new PebbleException(e, e.getMessage(), Leaves.start(getChildExpression()), "");
        }
    }
}
