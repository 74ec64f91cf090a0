package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.Expression.Aggregated;
import dev.runbook.lab.service.sql.Expression.Binary;
import dev.runbook.lab.service.sql.Expression.Case;
import dev.runbook.lab.service.sql.Expression.Cast;
import dev.runbook.lab.service.sql.Expression.Constant;
import dev.runbook.lab.service.sql.Expression.Invocation;
import dev.runbook.lab.service.sql.Expression.Parameter;
import dev.runbook.lab.service.sql.Expression.Reference;
import dev.runbook.lab.service.sql.Token.Kind;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what stands between operators: constants, columns, functions, and expressions in parentheses. */
final class OperandParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    OperandParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Type type() {
        String name = tokens.want(Kind.WORD).text();
        if (name.equals("character") && tokens.takes("varying")) {
            name = "character varying";
        } else if (name.equals("double") && tokens.takes("precision")) {
            name = "double precision";
        }
        OptionalInt length = OptionalInt.empty();
        if (tokens.takes("(")) {
            length = OptionalInt.of(number());
            tokens.want(")");
        }
        if (tokens.takes("with", "time", "zone")) {
            name += " with time zone";
        }
        return Type.of(name, length);
    }

    private int number() {
        Token token = tokens.want(Kind.NUMBER);
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw SqlError.at(token);
        }
    }

    Expression read() {
        Expression expression = unary();
        while (tokens.takes("::")) {
            expression = new Cast(expression, type());
        }
        return expression;
    }

    private Expression unary() {
        if (tokens.takes("-")) {
            return new Binary(Operator.SUBTRACT, new Constant(Value.of(0)), expressions.deeper(this::read));
        }
        if (tokens.takes("(")) {
            Expression inner = expressions.read();
            tokens.want(")");
            return inner;
        }
        return switch (tokens.peek().kind()) {
            case STRING -> new Constant(Value.of(tokens.next().text()));
            case NUMBER -> new Constant(constant(tokens.next()));
            case PARAMETER -> new Parameter(parameter(tokens.next()));
            case WORD -> word();
            default -> named();
        };
    }

    private static Value constant(Token token) {
        try {
            return Value.of(Long.parseLong(token.text()));
        } catch (NumberFormatException notWhole) {
            return Value.of(Double.parseDouble(token.text()));
        }
    }

    private static int parameter(Token token) {
        return token.text().length() < 6 ? Integer.parseInt(token.text()) : Integer.MAX_VALUE;
    }

    private Expression word() {
        if (tokens.takes("null")) {
            return new Constant(Value.NOTHING);
        }
        if (tokens.takes("true")) {
            return new Constant(Value.TRUE);
        }
        if (tokens.takes("false")) {
            return new Constant(Value.FALSE);
        }
        if (tokens.takes("current_user") || tokens.takes("session_user")) {
            return new Invocation(Function.CURRENT_USER, List.of());
        }
        if (tokens.takes("case")) {
            return cases();
        }
        return tokens.takes("cast") ? cast() : named();
    }

    private Expression cast() {
        tokens.want("(");
        Expression of = expressions.read();
        tokens.want("as");
        Type type = type();
        tokens.want(")");
        return new Cast(of, type);
    }

    private Expression cases() {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        Optional<Expression> subject = tokens.sees("when") ? Optional.empty() : Optional.of(expressions.read());
        while (tokens.takes("when")) {
            Expression condition = expressions.read();
            conditions.add(subject.<Expression>map(it -> new Binary(Operator.EQUAL, it, condition))
                    .orElse(condition));
            tokens.want("then");
            results.add(expressions.read());
        }
        Expression otherwise = tokens.takes("else") ? expressions.read() : new Constant(Value.NOTHING);
        tokens.want("end");
        return new Case(conditions, results, otherwise);
    }

    /** A column or a function. */
    private Expression named() {
        tokens.takes("pg_catalog", ".");
        Token first = tokens.peek();
        String name = tokens.name();
        if (tokens.takes("(")) {
            return call(first, name);
        }
        return tokens.takes(".")
                ? new Reference(Optional.of(name), tokens.name())
                : new Reference(Optional.empty(), name);
    }

    private Expression call(Token first, String name) {
        Optional<Aggregate> aggregate = Aggregate.named(name);
        if (aggregate.isPresent()) {
            return aggregated(aggregate.get());
        }
        List<Expression> arguments = tokens.sees(")") ? List.of() : tokens.list(expressions::read);
        tokens.want(")");
        return Function.named(name, arguments.size())
                .map(function -> new Invocation(function, arguments))
                .orElseThrow(() -> new SqlError("function " + first.written() + " with " + arguments.size()
                        + " arguments does not exist\nHINT:  This is the lab's stand-in for PostgreSQL."
                        + " It knows only a few functions."));
    }

    private Expression aggregated(Aggregate aggregate) {
        boolean distinct = tokens.takes("distinct");
        boolean all = aggregate == Aggregate.COUNT && tokens.takes("*");
        Optional<Expression> of = all ? Optional.empty() : Optional.of(expressions.read());
        tokens.want(")");
        return new Aggregated(aggregate, of, distinct);
    }
}
