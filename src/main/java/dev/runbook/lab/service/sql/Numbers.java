package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Arithmetic: of whole numbers exact, otherwise of decimal ones. */
final class Numbers {

    private Numbers() {}

    static boolean isNumber(Value value) {
        return value.kind() == Value.Kind.INT || value.kind() == Value.Kind.NUMBER;
    }

    static double of(Value value) {
        if (value instanceof Value.Int number) {
            return number.number();
        }
        if (value instanceof Value.Decimal number) {
            return number.number();
        }
        try {
            return Double.parseDouble(value.text().strip());
        } catch (NumberFormatException e) {
            throw new SqlError("invalid input syntax for type integer: \"" + value.text() + "\"");
        }
    }

    static Value add(Value left, Value right) {
        return calculated(left, right, Math::addExact, Double::sum);
    }

    static Value subtract(Value left, Value right) {
        return calculated(left, right, Math::subtractExact, (one, other) -> one - other);
    }

    static Value multiply(Value left, Value right) {
        return calculated(left, right, Math::multiplyExact, (one, other) -> one * other);
    }

    static Value divide(Value left, Value right) {
        return calculated(left, right, (one, other) -> one / notZero(other), (one, other) -> one / notZero(other));
    }

    static Value remainder(Value left, Value right) {
        return calculated(left, right, (one, other) -> one % notZero(other), (one, other) -> one % notZero(other));
    }

    private static Value calculated(
            Value left, Value right, LongBinaryOperator exactly, DoubleBinaryOperator otherwise) {
        if (left instanceof Value.Int one && right instanceof Value.Int other) {
            try {
                return Value.of(exactly.applyAsLong(one.number(), other.number()));
            } catch (ArithmeticException tooLarge) {
                throw new SqlError("bigint out of range");
            }
        }
        return Value.of(otherwise.applyAsDouble(of(left), of(right)));
    }

    private static long notZero(long number) {
        notZero((double) number);
        return number;
    }

    private static double notZero(double number) {
        if (number == 0) {
            throw new SqlError("division by zero");
        }
        return number;
    }
}
