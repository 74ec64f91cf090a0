package dev.runbook.template.syntax;

import dev.runbook.template.operation.Printable;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;

/** What stands in <code>{{ … }}</code>. It never gives null, which Pebble would not print. */
public final class Print extends UnaryExpression {
    @Override
    public Printed evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
        Object result = getChildExpression().evaluate(self, context);
        Object content = result instanceof Printable ? result : Operand.of(result);
        return new Printed(content, Leaves.start(getChildExpression()));
    }
}
