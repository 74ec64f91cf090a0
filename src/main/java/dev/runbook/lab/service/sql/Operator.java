package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Operators between two values, the loosest first. */
enum Operator {
    OR(0, Operator::or),
    AND(1, Operator::and),
    EQUAL(3, comparing(order -> order == 0)),
    UNEQUAL(3, comparing(order -> order != 0)),
    LESS(3, comparing(order -> order < 0)),
    LESS_OR_EQUAL(3, comparing(order -> order <= 0)),
    GREATER(3, comparing(order -> order > 0)),
    GREATER_OR_EQUAL(3, comparing(order -> order >= 0)),
    LIKE(4, (left, right) -> like(left, right, 0)),
    ILIKE(4, (left, right) -> like(left, right, Pattern.CASE_INSENSITIVE)),
    CONCATENATE(5, (left, right) -> Value.of(Type.show(left) + Type.show(right))),
    MATCHES(5, (left, right) -> matches(left, right, 0)),
    MATCHES_ANY_CASE(5, (left, right) -> matches(left, right, Pattern.CASE_INSENSITIVE)),
    ADD(6, Numbers::add),
    SUBTRACT(6, Numbers::subtract),
    MULTIPLY(7, Numbers::multiply),
    DIVIDE(7, Numbers::divide),
    REMAINDER(7, Numbers::remainder);

    private final int level;
    private final BinaryOperator<Value> rule;

    Operator(int level, BinaryOperator<Value> rule) {
        this.level = level;
        this.rule = rule;
    }

    /** How tightly it binds; NOT stands between AND and the comparisons. */
    int level() {
        return level;
    }

    Value apply(Value left, Value right) {
        boolean unknown = left.kind() == Value.Kind.NOTHING || right.kind() == Value.Kind.NOTHING;
        return unknown && level > 1 ? Value.NOTHING : rule.apply(left, right);
    }

    static Optional<Operator> of(Token token) {
        return Optional.ofNullable(
                switch (token.is(Token.Kind.WORD) || token.is(Token.Kind.SYMBOL) ? token.text() : "") {
                    case "or" -> OR;
                    case "and" -> AND;
                    case "=" -> EQUAL;
                    case "<>", "!=" -> UNEQUAL;
                    case "<" -> LESS;
                    case "<=" -> LESS_OR_EQUAL;
                    case ">" -> GREATER;
                    case ">=" -> GREATER_OR_EQUAL;
                    case "like" -> LIKE;
                    case "ilike" -> ILIKE;
                    case "||" -> CONCATENATE;
                    case "~" -> MATCHES;
                    case "~*" -> MATCHES_ANY_CASE;
                    case "+" -> ADD;
                    case "-" -> SUBTRACT;
                    case "*" -> MULTIPLY;
                    case "/" -> DIVIDE;
                    case "%" -> REMAINDER;
                    default -> null;
                });
    }

    static int compare(Value left, Value right) {
        if (left instanceof Value.Int one && right instanceof Value.Int other) {
            return Long.compare(one.number(), other.number());
        }
        if (Numbers.isNumber(left) || Numbers.isNumber(right)) {
            return Double.compare(Numbers.of(left), Numbers.of(right));
        }
        return Type.show(left).compareTo(Type.show(right));
    }

    private static BinaryOperator<Value> comparing(IntPredicate wanted) {
        return (left, right) -> Value.of(wanted.test(compare(left, right)));
    }

    private static Value and(Value left, Value right) {
        return decided(left, right, false);
    }

    private static Value or(Value left, Value right) {
        return decided(left, right, true);
    }

    /** One that is decisive decides; otherwise null is contagious. */
    private static Value decided(Value left, Value right, boolean decisive) {
        List<Value> both = Stream.of(left, right).map(Operator::truth).toList();
        if (both.contains(Value.of(decisive))) {
            return Value.of(decisive);
        }
        return both.contains(Value.NOTHING) ? Value.NOTHING : Value.of(!decisive);
    }

    /** True, false or null. */
    static Value truth(Value value) {
        if (value.kind() == Value.Kind.BOOL || value.kind() == Value.Kind.NOTHING) {
            return value;
        }
        throw new SqlError("argument of a condition must be type boolean, not \"" + value.text() + "\"");
    }

    private static Value matches(Value text, Value expression, int flags) {
        try {
            return Value.of(Pattern.compile(expression.text(), flags)
                    .matcher(text.text())
                    .find());
        } catch (PatternSyntaxException e) {
            throw new SqlError("invalid regular expression: " + e.getDescription());
        }
    }

    private static Value like(Value text, Value pattern, int flags) {
        StringBuilder expression = new StringBuilder();
        pattern.text()
                .codePoints()
                .mapToObj(Character::toString)
                .map(c -> c.equals("%") ? ".*" : c.equals("_") ? "." : Pattern.quote(c))
                .forEach(expression::append);
        return Value.of(Pattern.compile(expression.toString(), flags | Pattern.DOTALL)
                .matcher(text.text())
                .matches());
    }
}
