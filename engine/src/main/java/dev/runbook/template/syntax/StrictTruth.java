package dev.runbook.template.syntax;

import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;

/** The truth of a condition: no text, number or list passes for true or false. */
final class StrictTruth {

    private StrictTruth() {}

    static boolean of(Expression<?> expression, PebbleTemplateImpl self, EvaluationContextImpl context) {
        if (expression instanceof Logic.And and) {
            return of(and.getLeftExpression(), self, context) && of(and.getRightExpression(), self, context);
        }
        if (expression instanceof Logic.Or or) {
            return of(or.getLeftExpression(), self, context) || of(or.getRightExpression(), self, context);
        }
        if (expression instanceof Logic.Not not) {
            return !of(not.getChildExpression(), self, context);
        }
        Value value = Operand.of(expression, self, context);
        if (value instanceof Value.Bool bool) {
            return bool.truth();
        }
        throw new PebbleException(
                null,
                "the condition is " + shown(value) + ", wanted true or false; " + advice(value),
                Leaves.start(expression),
                "");
    }

    private static String shown(Value value) {
        boolean brief = value instanceof Value.Int || value instanceof Value.Decimal;
        return value.kind().words() + (brief ? " (" + value.text() + ")" : "");
    }

    private static String advice(Value value) {
        return switch (value.kind()) {
            case STRING -> "compare it with something, or write `| bool`";
            case LIST, MAP -> "compare its length, for instance `| length > 0`";
            default -> "compare it with something, for instance `== 0`";
        };
    }
}
