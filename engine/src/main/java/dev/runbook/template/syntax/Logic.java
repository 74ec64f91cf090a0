package dev.runbook.template.syntax;

import dev.runbook.template.operation.Truth;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;

/** Operators that may leave an operand alone: an undefined or unknown right side hurts only if it is needed. */
final class Logic {

    private Logic() {}

    /** Gives the operand that decided, as in Jinja: {@code name or 'nobody'}. */
    static final class And extends BinaryExpression<Value> {
        @Override
        public Value evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            Value left = Operand.of(getLeftExpression(), self, context);
            return Truth.of(left) ? Operand.of(getRightExpression(), self, context) : left;
        }
    }

    static final class Or extends BinaryExpression<Value> {
        @Override
        public Value evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            Value left = Operand.of(getLeftExpression(), self, context);
            return Truth.of(left) ? left : Operand.of(getRightExpression(), self, context);
        }
    }

    /** {@code a if c} or {@code c ? a}: half a choice. */
    static final class Half extends BinaryExpression<Value> {
        private final boolean conditionFirst;

        Half(boolean conditionFirst) {
            this.conditionFirst = conditionFirst;
        }

        boolean isQuestion() {
            return conditionFirst;
        }

        Expression<?> condition() {
            return conditionFirst ? getLeftExpression() : getRightExpression();
        }

        Expression<?> consequence() {
            return conditionFirst ? getRightExpression() : getLeftExpression();
        }

        @Override
        public Value evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            throw new PebbleException(null, "the `else` of this `if` is missing", Leaves.start(this), "");
        }
    }

    /** {@code a if c else b} or {@code c ? a : b}. */
    static final class Choice extends BinaryExpression<Value> {
        @Override
        public Value evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            Half half = (Half) getLeftExpression();
            boolean holds = Truth.of(Operand.of(half.condition(), self, context));
            return Operand.of(holds ? half.consequence() : getRightExpression(), self, context);
        }
    }

    /** Public, because Pebble creates unary operators by reflection. */
    public static final class Not extends UnaryExpression {
        @Override
        public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            return Value.of(!Truth.of(Operand.of(getChildExpression(), self, context)));
        }
    }
}
