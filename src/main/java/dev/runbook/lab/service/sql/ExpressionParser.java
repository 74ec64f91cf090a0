package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.Expression.Binary;
import dev.runbook.lab.service.sql.Expression.Constant;
import dev.runbook.lab.service.sql.Expression.In;
import dev.runbook.lab.service.sql.Expression.IsNull;
import dev.runbook.lab.service.sql.Expression.Not;
import dev.runbook.value.Value;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads expressions; operators bind as tightly as in PostgreSQL. */
final class ExpressionParser {

    private static final int NOT_LEVEL = 2;
    private static final int COMPARISON_LEVEL = 3;
    private static final int PATTERN_LEVEL = 4;
    private static final int DEEPEST = 200;

    private final Tokens tokens;
    private final OperandParser operands;
    private int depth;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this);
    }

    Expression read() {
        return read(0);
    }

    /** Reads something inside something else, up to a sane depth. */
    <T> T deeper(Supplier<T> inner) {
        if (++depth > DEEPEST) {
            throw new SqlError("stack depth limit exceeded");
        }
        T read = inner.get();
        depth--;
        return read;
    }

    /** A type, as in a cast or the definition of a column. */
    Type type() {
        return operands.type();
    }

    /** An expression of operators that bind at least as tightly as this. */
    private Expression read(int level) {
        return deeper(() -> operators(level));
    }

    private Expression operators(int level) {
        Expression left = level <= NOT_LEVEL && tokens.takes("not") ? not() : operands.read();
        while (true) {
            Optional<Operator> operator = Operator.of(tokens.peek());
            if (operator.isPresent() && operator.get().level() >= level) {
                tokens.next();
                left = new Binary(operator.get(), left, read(operator.get().level() + 1));
            } else if (level <= COMPARISON_LEVEL && tokens.takes("is")) {
                left = is(left);
            } else if (level <= PATTERN_LEVEL && seesTest()) {
                left = test(left);
            } else {
                return left;
            }
        }
    }

    private Expression not() {
        return new Not(read(NOT_LEVEL));
    }

    private Expression is(Expression of) {
        boolean not = tokens.takes("not");
        Expression test;
        if (tokens.takes("null")) {
            test = new IsNull(of);
        } else if (tokens.takes("true")) {
            test = sameAs(of, Value.TRUE);
        } else {
            tokens.want("false");
            test = sameAs(of, Value.FALSE);
        }
        return not ? new Not(test) : test;
    }

    private static Expression sameAs(Expression of, Value truth) {
        Expression equal = new Binary(Operator.EQUAL, of, new Constant(truth));
        return new Binary(Operator.AND, new Not(new IsNull(of)), equal);
    }

    private boolean seesTest() {
        return tokens.sees("in")
                || tokens.sees("between")
                || tokens.sees("!~")
                || tokens.sees("!~*")
                || tokens.sees("not", "in")
                || tokens.sees("not", "like")
                || tokens.sees("not", "ilike")
                || tokens.sees("not", "between");
    }

    private Expression test(Expression of) {
        if (tokens.takes("not")) {
            return new Not(test(of));
        }
        Token token = tokens.next();
        return switch (token.text()) {
            case "in" -> new In(of, tokens.enclosedList(this::read));
            case "between" -> between(of);
            case "!~" -> new Not(new Binary(Operator.MATCHES, of, read(Operator.MATCHES.level() + 1)));
            case "!~*" -> new Not(new Binary(Operator.MATCHES_ANY_CASE, of, read(Operator.MATCHES.level() + 1)));
            default -> new Binary(Operator.of(token).orElseThrow(), of, read(PATTERN_LEVEL + 1));
        };
    }

    private Expression between(Expression of) {
        Expression from = read(PATTERN_LEVEL + 1);
        tokens.want("and");
        Expression to = read(PATTERN_LEVEL + 1);
        return new Binary(
                Operator.AND,
                new Binary(Operator.GREATER_OR_EQUAL, of, from),
                new Binary(Operator.LESS_OR_EQUAL, of, to));
    }
}
