package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.Changes.Copy;
import dev.runbook.lab.service.sql.Changes.Delete;
import dev.runbook.lab.service.sql.Changes.Insert;
import dev.runbook.lab.service.sql.Changes.Truncate;
import dev.runbook.lab.service.sql.Changes.Update;
import dev.runbook.lab.service.sql.Token.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads statements. */
final class StatementParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    StatementParser(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    /** One statement and nothing behind it. */
    Statement readAll() {
        Statement statement = read();
        tokens.wantEnd();
        return statement;
    }

    /** One statement, up to its semicolon. */
    Statement read() {
        if (tokens.sees("select")) {
            return new SelectParser(tokens).read();
        }
        Token first = tokens.next();
        return switch (first.is(Kind.WORD) ? first.text() : "") {
            case "insert" -> insert();
            case "update" -> update();
            case "delete" -> delete();
            case "truncate" -> truncate();
            case "copy" -> copy();
            case "create" -> new DefinitionParser(tokens).create();
            case "drop" -> new DefinitionParser(tokens).drop();
            case "alter" -> new DefinitionParser(tokens).alter();
            case "set" -> set();
            case "show" -> new Parameters.Show(tokens.name());
            case "analyze", "analyse" -> upkeep("ANALYZE");
            case "vacuum" -> upkeep("VACUUM");
            case "do" -> new DoBlock(new BlockParser(tokens.want(Kind.STRING).text()).read());
            default -> control(first);
        };
    }

    private Statement control(Token first) {
        Statement control = switch (first.is(Kind.WORD) ? first.text() : "") {
            case "begin", "start" -> Statement.Control.BEGIN;
            case "commit", "end" -> Statement.Control.COMMIT;
            case "rollback", "abort" -> Statement.Control.ROLLBACK;
            default -> throw SqlError.at(first);
        };
        if (!tokens.takes("transaction")) {
            tokens.takes("work");
        }
        return control;
    }

    private Statement insert() {
        tokens.want("into");
        TableName into = tokens.tableName();
        List<String> columns = tokens.sees("(") ? tokens.enclosedList(tokens::name) : List.of();
        tokens.want("values");
        return new Insert(into, columns, tokens.list(() -> tokens.enclosedList(expressions::read)));
    }

    private Statement update() {
        tokens.takes("only");
        TableName of = tokens.tableName();
        tokens.want("set");
        Map<String, Expression> values = new LinkedHashMap<>();
        do {
            String column = tokens.name();
            tokens.want("=");
            values.put(column, expressions.read());
        } while (tokens.takes(","));
        return new Update(of, values, where());
    }

    private Statement delete() {
        tokens.want("from");
        tokens.takes("only");
        TableName from = tokens.tableName();
        return new Delete(from, where());
    }

    private Optional<Expression> where() {
        return tokens.takes("where") ? Optional.of(expressions.read()) : Optional.empty();
    }

    private Statement truncate() {
        tokens.takes("table");
        Statement truncate = new Truncate(tokens.list(tokens::tableName));
        tokens.takes("cascade");
        return truncate;
    }

    private Statement copy() {
        TableName into = tokens.tableName();
        List<String> columns = tokens.sees("(") ? tokens.enclosedList(tokens::name) : List.of();
        tokens.want("from", "stdin");
        return new Copy(into, columns);
    }

    private Statement set() {
        if (!tokens.takes("session")) {
            tokens.takes("local");
        }
        String name = tokens.name();
        if (!tokens.takes("to")) {
            tokens.want("=");
        }
        return new Parameters.Set(name, tokens.next().text());
    }

    private Statement upkeep(String tag) {
        if (!tokens.sees(";") && !tokens.sees(Kind.END)) {
            TableName table = tokens.tableName();
            return work -> {
                work.contents().table(table);
                return Result.done(tag);
            };
        }
        return work -> Result.done(tag);
    }
}
