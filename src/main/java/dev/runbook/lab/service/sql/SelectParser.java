package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.Select.Order;
import dev.runbook.lab.service.sql.Select.Output;
import dev.runbook.lab.service.sql.Select.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads SELECT. */
final class SelectParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    SelectParser(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    Select read() {
        tokens.want("select");
        boolean distinct = tokens.takes("distinct");
        List<Output> outputs = tokens.list(this::output);
        List<Source> sources = tokens.takes("from") ? sources() : List.of();
        Optional<Expression> where = after("where");
        List<Expression> groups = tokens.takes("group", "by") ? tokens.list(expressions::read) : List.of();
        List<Order> order = tokens.takes("order", "by") ? tokens.list(this::order) : List.of();
        Optional<Expression> limit = tokens.takes("limit", "all") ? Optional.empty() : after("limit");
        Optional<Expression> offset = after("offset");
        return new Select(outputs, sources, where, groups, order, distinct, limit, offset);
    }

    private Optional<Expression> after(String word) {
        return tokens.takes(word) ? Optional.of(expressions.read()) : Optional.empty();
    }

    private Output output() {
        if (tokens.takes("*")) {
            return new Output(Optional.empty(), Optional.empty(), Optional.empty());
        }
        if (tokens.peek(1).is(".") && tokens.peek(2).is("*")) {
            String table = tokens.name();
            tokens.want(".", "*");
            return new Output(Optional.empty(), Optional.empty(), Optional.of(table));
        }
        Expression expression = expressions.read();
        Optional<String> alias = tokens.takes("as") ? Optional.of(tokens.name()) : tokens.nameIfAny();
        return new Output(Optional.of(expression), alias, Optional.empty());
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        sources.add(source(Optional.empty(), false));
        while (true) {
            if (tokens.takes(",") || tokens.takes("cross", "join")) {
                sources.add(source(Optional.empty(), false));
            } else if (tokens.takes("join") || tokens.takes("inner", "join")) {
                sources.add(joined(false));
            } else if (tokens.takes("left", "join") || tokens.takes("left", "outer", "join")) {
                sources.add(joined(true));
            } else {
                return sources;
            }
        }
    }

    private Source joined(boolean keepsLeft) {
        Source source = source(Optional.empty(), keepsLeft);
        tokens.want("on");
        return new Source(source.table(), source.alias(), Optional.of(expressions.read()), keepsLeft);
    }

    private Source source(Optional<Expression> on, boolean keepsLeft) {
        TableName table = tokens.tableName();
        String alias = tokens.takes("as") ? tokens.name() : alias().orElse(table.name());
        return new Source(table, alias, on, keepsLeft);
    }

    /** A name behind the table that begins nothing else. */
    private Optional<String> alias() {
        return tokens.sees("cross") || tokens.sees("inner") || tokens.sees("loop")
                ? Optional.empty()
                : tokens.nameIfAny();
    }

    private Order order() {
        Expression by = expressions.read();
        boolean descending = tokens.takes("desc");
        if (!descending) {
            tokens.takes("asc");
        }
        return new Order(by, descending);
    }
}
