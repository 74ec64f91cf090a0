package dev.runbook.template.operation;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Sums and products; {@code +} also joins two texts or two lists. */
public final class Arithmetic {

    private Arithmetic() {}

    public static Value add(Value left, Value right) {
        if (left instanceof Value.Text && right instanceof Value.Text) {
            return concat(left, right);
        }
        if (left instanceof Value.Items a && right instanceof Value.Items b) {
            return join(a.items(), b.items());
        }
        return numbers("+", left, right, Math::addExact, Double::sum);
    }

    public static Value concat(Value left, Value right) {
        return Value.of(
                new LimitedText().append(left.text()).append(right.text()).toString());
    }

    private static Value join(List<Value> left, List<Value> right) {
        if (left.size() + right.size() > Limits.ITEMS) {
            throw new Fault("the list grows beyond " + Limits.ITEMS + " items");
        }
        List<Value> both = new ArrayList<>(left);
        both.addAll(right);
        return Value.list(both);
    }

    public static Value subtract(Value left, Value right) {
        return numbers("-", left, right, Math::subtractExact, (a, b) -> a - b);
    }

    public static Value multiply(Value left, Value right) {
        return numbers("*", left, right, Math::multiplyExact, (a, b) -> a * b);
    }

    /** Always a number with a fraction, as in Python. */
    public static Value divide(Value left, Value right) {
        refuseZero(left, right, "/");
        return Value.of(number(left) / number(right));
    }

    public static Value floorDivide(Value left, Value right) {
        refuseZero(left, right, "//");
        return numbers("//", left, right, Math::floorDiv, (a, b) -> Math.floor(a / b));
    }

    public static Value remainder(Value left, Value right) {
        refuseZero(left, right, "%");
        return numbers("%", left, right, Math::floorMod, (a, b) -> a - b * Math.floor(a / b));
    }

    public static Value power(Value left, Value right) {
        boolean whole = right instanceof Value.Int exponent && exponent.number() >= 0;
        return whole
                ? numbers("**", left, right, Arithmetic::power, Math::pow)
                : numbers("**", Value.of(wanted("**", left, right)), right, (a, b) -> 0, Math::pow);
    }

    public static Value negate(Value value) {
        return numbers("-", Value.of(0), value, Math::subtractExact, (a, b) -> -b);
    }

    public static boolean isNumber(Value value) {
        return value instanceof Value.Int || value instanceof Value.Decimal;
    }

    public static double number(Value value) {
        return value instanceof Value.Int whole ? whole.number() : ((Value.Decimal) value).number();
    }

    private static double wanted(String symbol, Value left, Value right) {
        if (!isNumber(left) || !isNumber(right)) {
            throw new Fault("`" + symbol + "` stands between " + left.kind().words() + " and "
                    + right.kind().words() + "; convert one with `| int` or `| string`");
        }
        return number(left);
    }

    private static void refuseZero(Value left, Value right, String symbol) {
        wanted(symbol, left, right);
        if (number(right) == 0) {
            throw new Fault("`" + symbol + "` divides by zero");
        }
    }

    private static Value numbers(
            String symbol, Value left, Value right, LongBinaryOperator whole, DoubleBinaryOperator fraction) {
        wanted(symbol, left, right);
        if (left instanceof Value.Int a && right instanceof Value.Int b) {
            try {
                return Value.of(whole.applyAsLong(a.number(), b.number()));
            } catch (ArithmeticException e) {
                throw new Fault("`" + symbol + "` gives a number that is too large");
            }
        }
        return Value.of(fraction.applyAsDouble(number(left), number(right)));
    }

    private static long power(long base, long exponent) {
        long result = 1;
        for (long left = exponent; left > 0 && result != 0; left--) {
            if (base == 1 || base == -1) {
                return left % 2 == 0 ? 1 : base;
            }
            result = Math.multiplyExact(result, base);
        }
        return result;
    }
}
