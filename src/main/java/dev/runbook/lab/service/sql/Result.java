package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.List;

/**
 * What a statement gives.
 *
 * @param columns the titles of what it shows; none if it shows no rows
 * @param tag what it says it did, such as {@code UPDATE 3}
 * @param notices what it has to say besides, such as {@code NOTICE:  drop cascades to table posts}
 */
public record Result(List<String> columns, List<List<Value>> rows, String tag, List<String> notices) {

    static Result done(String tag) {
        return new Result(List.of(), List.of(), tag, List.of());
    }

    static Result noticing(String tag, List<String> notices) {
        return new Result(List.of(), List.of(), tag, notices);
    }

    static Result rows(List<String> columns, List<List<Value>> rows) {
        return new Result(columns, rows, "SELECT " + rows.size(), List.of());
    }

    /** The rows as people see them. */
    public List<List<String>> shown() {
        return rows.stream().map(row -> row.stream().map(Type::show).toList()).toList();
    }
}
