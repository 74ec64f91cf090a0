package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;

/** Where an expression starts in its text. */
final class Leaves {

    private Leaves() {}

    static int start(Expression<?> expression) {
        if (expression instanceof BinaryExpression<?> binary) {
            return start(binary.getLeftExpression());
        }
        if (expression instanceof GetAttributeExpression attribute) {
            return start(attribute.getNode());
        }
        if (expression instanceof UnaryExpression unary) {
            return start(unary.getChildExpression());
        }
        if (expression instanceof ArrayExpression list && !list.getValues().isEmpty()) {
            return start(list.getValues().get(0));
        }
        return expression.getLineNumber();
    }
}
