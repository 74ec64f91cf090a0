package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an expression is asked about: the values of one row, or of one group of rows.
 *
 * @param group the rows that aggregates run over
 */
record Row(List<Field> fields, List<Value> values, List<Row> group, Setting setting) {

    /** A column as it can be named: with the table's name or alias in front, or without. */
    record Field(String table, String name) {}

    static Row empty(Setting setting) {
        return new Row(List.of(), List.of(), List.of(), setting);
    }

    /** A row of nulls, to see whether an expression makes sense before there are rows. */
    static Row blank(List<Field> fields, Setting setting) {
        return new Row(fields, Collections.nCopies(fields.size(), Value.NOTHING), List.of(), setting);
    }

    static List<Field> fieldsOf(Table table, String alias) {
        return table.columns().stream()
                .map(column -> new Field(alias, column.name()))
                .toList();
    }

    Row standingFor(List<Row> rows) {
        return new Row(fields, values, rows, setting);
    }

    /** Both rows side by side. */
    Row beside(Row other) {
        List<Field> both = new ArrayList<>(fields);
        both.addAll(other.fields);
        List<Value> all = new ArrayList<>(values);
        all.addAll(other.values);
        return new Row(both, all, List.of(), setting);
    }

    Value column(Optional<String> table, String name) {
        int[] found = IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).name().equals(name)
                        && table.map(fields.get(i).table()::equals).orElse(true))
                .toArray();
        if (found.length > 1) {
            throw new SqlError("column reference \"" + name + "\" is ambiguous");
        }
        return found.length == 1 ? values.get(found[0]) : variable(table, name);
    }

    private Value variable(Optional<String> table, String name) {
        if (table.isEmpty() && setting.variables().containsKey(name)) {
            return setting.variables().get(name);
        }
        if (table.isPresent()
                && fields.stream().noneMatch(field -> field.table().equals(table.get()))) {
            throw new SqlError("missing FROM-clause entry for table \"" + table.get() + "\"");
        }
        throw SqlError.noColumn(table.map(it -> it + "." + name).orElse(name));
    }
}
