package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements that change rows. */
final class Changes {

    private Changes() {}

    record Insert(TableName into, List<String> columns, List<List<Expression>> rows) implements Statement {
        @Override
        public Result run(Work work) {
            Table table = work.contents().table(into);
            List<String> given = columns.isEmpty() ? table.columnNames() : columns;
            given.forEach(table::index);
            List<List<Value>> all = new ArrayList<>(table.rows());
            long serial = table.nextSerial();
            for (List<Expression> row : rows) {
                List<Value> values =
                        row.stream().map(it -> it.in(Row.empty(work.setting()))).toList();
                List<String> named = given.subList(0, Math.min(given.size(), values.size()));
                if (named.size() != values.size() || !columns.isEmpty() && values.size() != given.size()) {
                    throw new SqlError("INSERT has " + (values.size() > given.size() ? "more" : "fewer")
                            + " expressions than target columns");
                }
                all.add(table.row(named, values, serial++));
            }
            work.replace(work.contents().with(table.withRows(all)));
            return Result.done("INSERT 0 " + rows.size());
        }
    }

    record Update(TableName of, Map<String, Expression> values, Optional<Expression> where) implements Statement {
        @Override
        public Result run(Work work) {
            Table table = work.contents().table(of);
            check(table, work);
            int[] count = {0};
            List<List<Value>> rows = table.rows().stream()
                    .map(row -> new Row(Row.fieldsOf(table, of.name()), row, List.of(), work.setting()))
                    .map(row -> {
                        boolean meant = Select.isTrue(where, row);
                        count[0] += meant ? 1 : 0;
                        return meant ? changed(table, row) : row.values();
                    })
                    .toList();
            work.replace(work.contents().with(table.withRows(rows)));
            return Result.done("UPDATE " + count[0]);
        }

        private void check(Table table, Work work) {
            Row blank = Row.blank(Row.fieldsOf(table, of.name()), work.setting());
            values.keySet().forEach(table::index);
            values.values().forEach(value -> value.in(blank));
            where.ifPresent(it -> it.in(blank));
        }

        private List<Value> changed(Table table, Row row) {
            List<Value> changed = new ArrayList<>(row.values());
            values.forEach((name, value) -> {
                int index = table.index(name);
                changed.set(index, table.columns().get(index).type().fit(value.in(row)));
            });
            return List.copyOf(changed);
        }
    }

    record Delete(TableName from, Optional<Expression> where) implements Statement {
        @Override
        public Result run(Work work) {
            Table table = work.contents().table(from);
            List<Row.Field> fields = Row.fieldsOf(table, from.name());
            where.ifPresent(it -> it.in(Row.blank(fields, work.setting())));
            List<List<Value>> left = table.rows().stream()
                    .filter(row -> !Select.isTrue(where, new Row(fields, row, List.of(), work.setting())))
                    .toList();
            work.replace(work.contents().with(table.withRows(left)));
            return Result.done("DELETE " + (table.rows().size() - left.size()));
        }
    }

    record Truncate(List<TableName> tables) implements Statement {
        @Override
        public Result run(Work work) {
            tables.forEach(name -> work.replace(
                    work.contents().with(work.contents().table(name).withRows(List.of()))));
            return Result.done("TRUNCATE TABLE");
        }
    }

    /** COPY FROM stdin, before its rows are known. */
    record Copy(TableName into, List<String> columns) implements Statement.WantsLines {
        @Override
        public Result run(Work work) {
            return with(List.of()).run(work);
        }

        @Override
        public Statement with(List<String> lines) {
            return new Filled(this, lines);
        }
    }

    private record Filled(Copy copy, List<String> lines) implements Statement {
        @Override
        public Result run(Work work) {
            Table table = work.contents().table(copy.into);
            List<String> given = copy.columns.isEmpty() ? table.columnNames() : copy.columns;
            given.forEach(table::index);
            work.replace(work.contents().with(filled(table, given, lines)));
            return Result.done("COPY " + lines.size());
        }
    }

    /** The table with these lines as further rows. */
    static Table filled(Table table, List<String> columns, List<String> lines) {
        List<List<Value>> all = new ArrayList<>(table.rows());
        long serial = table.nextSerial();
        for (String line : lines) {
            all.add(table.row(columns, values(line, columns), serial++));
        }
        return table.withRows(all);
    }

    private static List<Value> values(String line, List<String> columns) {
        List<Value> values = CopyText.fields(line).stream()
                .map(field -> field.<Value>map(Value::of).orElse(Value.NOTHING))
                .toList();
        if (values.size() > columns.size()) {
            throw new SqlError("extra data after last expected column");
        }
        if (values.size() < columns.size()) {
            throw new SqlError("missing data for column \"" + columns.get(values.size()) + "\"");
        }
        return values;
    }
}
