package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.Definitions.AlterTable;
import dev.runbook.lab.service.sql.Definitions.CreateSchema;
import dev.runbook.lab.service.sql.Definitions.CreateTable;
import dev.runbook.lab.service.sql.Definitions.DropSchema;
import dev.runbook.lab.service.sql.Definitions.DropTable;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads CREATE, ALTER and DROP of tables and schemas. */
final class DefinitionParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    DefinitionParser(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    Statement create() {
        if (tokens.takes("schema")) {
            boolean ifNotExists = tokens.takes("if", "not", "exists");
            return new CreateSchema(tokens.name(), ifNotExists);
        }
        tokens.want("table");
        boolean ifNotExists = tokens.takes("if", "not", "exists");
        TableName name = tokens.tableName();
        return new CreateTable(name, columns(), ifNotExists);
    }

    Statement drop() {
        boolean schema = tokens.takes("schema");
        if (!schema) {
            tokens.want("table");
        }
        boolean ifExists = tokens.takes("if", "exists");
        if (schema) {
            String name = tokens.name();
            return new DropSchema(name, cascades(), ifExists);
        }
        List<TableName> names = tokens.list(tokens::tableName);
        cascades();
        return new DropTable(names, ifExists);
    }

    Statement alter() {
        tokens.want("table");
        boolean ifExists = tokens.takes("if", "exists");
        tokens.takes("only");
        TableName name = tokens.tableName();
        return new AlterTable(name, ifExists, tokens.list(this::change));
    }

    private boolean cascades() {
        boolean cascades = tokens.takes("cascade");
        if (!cascades) {
            tokens.takes("restrict");
        }
        return cascades;
    }

    private UnaryOperator<Table> change() {
        if (tokens.takes("rename", "to")) {
            String to = tokens.name();
            return table -> table.named(to);
        }
        if (tokens.takes("rename")) {
            return rename();
        }
        return tokens.takes("add") ? add() : drop(tokens);
    }

    private UnaryOperator<Table> rename() {
        tokens.takes("column");
        String from = tokens.name();
        tokens.want("to");
        String to = tokens.name();
        return table -> {
            table.index(from);
            return table.withColumns(column -> column.name().equals(from) ? column.renamed(to) : column);
        };
    }

    private UnaryOperator<Table> add() {
        tokens.takes("column");
        boolean ifNotExists = tokens.takes("if", "not", "exists");
        Column column = column();
        return table -> ifNotExists && table.columnNames().contains(column.name()) ? table : table.withColumn(column);
    }

    private static UnaryOperator<Table> drop(Tokens tokens) {
        tokens.want("drop");
        tokens.takes("column");
        boolean ifExists = tokens.takes("if", "exists");
        String name = tokens.name();
        return table -> ifExists && !table.columnNames().contains(name) ? table : table.withoutColumn(name);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        List<UnaryOperator<Column>> rules = new ArrayList<>();
        tokens.want("(");
        do {
            if (tokens.takes("primary", "key")) {
                rules.add(rule(Column::asPrimary));
            } else if (tokens.takes("unique")) {
                rules.add(rule(Column::asUnique));
            } else {
                columns.add(column());
            }
        } while (tokens.takes(","));
        tokens.want(")");
        return columns.stream()
                .map(column -> rules.stream().reduce(column, (it, rule) -> rule.apply(it), (one, other) -> other))
                .toList();
    }

    /** A rule of the table about one of its columns. */
    private UnaryOperator<Column> rule(UnaryOperator<Column> change) {
        List<String> names = tokens.enclosedList(tokens::name);
        if (names.size() > 1) {
            throw new SqlError("the lab's stand-in for PostgreSQL knows keys of one column only");
        }
        return column -> names.contains(column.name()) ? change.apply(column) : column;
    }

    private Column column() {
        String name = tokens.name();
        Column column = new Column(name, expressions.type(), false, false, false, Optional.empty());
        while (true) {
            if (tokens.takes("primary", "key")) {
                column = column.asPrimary();
            } else if (tokens.takes("unique")) {
                column = column.asUnique();
            } else if (tokens.takes("not", "null")) {
                column = new Column(name, column.type(), true, column.unique(), column.primary(), column.fallback());
            } else if (tokens.takes("default")) {
                column = new Column(
                        name, column.type(), column.required(), column.unique(), column.primary(), fallback(column));
            } else if (!tokens.takes("null")) {
                return column;
            }
        }
    }

    private Optional<Value> fallback(Column column) {
        if (tokens.takes("null")) {
            return Optional.empty();
        }
        Token token = tokens.next();
        return switch (token.kind()) {
            case STRING, NUMBER -> Optional.of(column.type().fit(Value.of(token.text())));
            case WORD -> Optional.of(column.type().fit(truth(token)));
            default -> throw SqlError.at(token);
        };
    }

    private static Value truth(Token token) {
        if (token.is("true") || token.is("false")) {
            return Value.of(token.is("true"));
        }
        throw SqlError.at(token);
    }
}
