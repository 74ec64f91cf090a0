package dev.runbook.template.syntax;

import dev.runbook.template.operation.Arithmetic;
import dev.runbook.template.operation.Comparison;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.operator.Associativity;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.BinaryOperatorImpl;
import io.pebbletemplates.pebble.operator.BinaryOperatorType;
import io.pebbletemplates.pebble.operator.UnaryOperator;
import io.pebbletemplates.pebble.operator.UnaryOperatorImpl;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** The operators and how tightly they bind: Jinja's, not Pebble's. */
final class Operators {

    /** Stands before every printed expression. */
    static final String PRINT = "{{";

    private Operators() {}

    static List<UnaryOperator> unary() {
        return List.of(
                new UnaryOperatorImpl(PRINT, 0, Print.class),
                new UnaryOperatorImpl("not", 25, Logic.Not.class),
                new UnaryOperatorImpl("-", 95, Negative.class));
    }

    static List<BinaryOperator> binary() {
        return List.of(
                new BinaryOperatorImpl("else", 1, Logic.Choice::new, BinaryOperatorType.NORMAL, Associativity.RIGHT),
                new BinaryOperatorImpl(":", 1, Logic.Choice::new, BinaryOperatorType.NORMAL, Associativity.RIGHT),
                operator("if", 2, () -> new Logic.Half(false)),
                operator("?", 2, () -> new Logic.Half(true)),
                operator("or", 10, Logic.Or::new),
                operator("and", 20, Logic.And::new),
                comparison("==", Comparison::equal),
                comparison("!=", (left, right) -> !Comparison.equal(left, right)),
                comparison("<", (left, right) -> Comparison.compare(left, right) < 0),
                comparison("<=", (left, right) -> Comparison.compare(left, right) <= 0),
                comparison(">", (left, right) -> Comparison.compare(left, right) > 0),
                comparison(">=", (left, right) -> Comparison.compare(left, right) >= 0),
                comparison("in", (left, right) -> Comparison.contains(right, left)),
                comparison("not in", (left, right) -> !Comparison.contains(right, left)),
                infix("+", 40, Arithmetic::add),
                infix("-", 40, Arithmetic::subtract),
                infix("~", 50, Arithmetic::concat),
                infix("*", 60, Arithmetic::multiply),
                infix("/", 60, Arithmetic::divide),
                infix("//", 60, Arithmetic::floorDivide),
                infix("%", 60, Arithmetic::remainder),
                infix("**", 70, Arithmetic::power),
                new BinaryOperatorImpl("|", 90, FilterCall::new, BinaryOperatorType.FILTER, Associativity.LEFT),
                new BinaryOperatorImpl("is", 90, () -> new TestCall(true), BinaryOperatorType.TEST, Associativity.LEFT),
                new BinaryOperatorImpl(
                        "is not", 90, () -> new TestCall(false), BinaryOperatorType.TEST, Associativity.LEFT));
    }

    private static BinaryOperator comparison(String symbol, BiPredicate<Value, Value> holds) {
        return infix(symbol, 30, (left, right) -> Value.of(holds.test(left, right)));
    }

    private static BinaryOperator infix(
            String symbol, int precedence, java.util.function.BinaryOperator<Value> operation) {
        return operator(symbol, precedence, () -> new Infix(operation));
    }

    private static BinaryOperator operator(
            String symbol, int precedence, Supplier<? extends BinaryExpression<?>> node) {
        return new BinaryOperatorImpl(symbol, precedence, node, BinaryOperatorType.NORMAL, Associativity.LEFT);
    }
}
