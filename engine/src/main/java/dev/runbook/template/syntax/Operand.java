package dev.runbook.template.syntax;

import dev.runbook.template.operation.Printable;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.List;

/** What an expression gives, as a value: literals come out of Pebble as Java's own types. */
final class Operand {

    private Operand() {}

    static Value of(Expression<?> expression, PebbleTemplateImpl self, EvaluationContextImpl context) {
        return of(expression.evaluate(self, context));
    }

    static Value of(Object object) {
        if (object instanceof Value value) {
            return value;
        }
        if (object instanceof Printable printable) {
            return Value.of(printable.text());
        }
        if (object instanceof String text) {
            return Value.of(text);
        }
        if (object instanceof Boolean truth) {
            return Value.of(truth.booleanValue());
        }
        if (object instanceof List<?> items) {
            return Value.list(items.stream().map(Operand::of).toList());
        }
        return number(object);
    }

    private static Value number(Object object) {
        if (object == null) {
            return Value.NOTHING;
        }
        if (object instanceof Double decimal) {
            return Value.of(decimal.doubleValue());
        }
        if (object instanceof Number whole) {
            return Value.of(whole.longValue());
        }
        throw new IllegalStateException("not a value: " + object.getClass());
    }
}
