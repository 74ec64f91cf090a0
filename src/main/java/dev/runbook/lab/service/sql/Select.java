package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at rows. */
record Select(
        List<Output> outputs,
        List<Source> sources,
        Optional<Expression> where,
        List<Expression> groups,
        List<Order> order,
        boolean distinct,
        Optional<Expression> limit,
        Optional<Expression> offset)
        implements Statement {

    /** A column that is shown, or with {@code *} all of them. */
    record Output(Optional<Expression> expression, Optional<String> alias, Optional<String> starOf) {}

    /** A table that rows come from, and the condition by which they are joined. */
    record Source(TableName table, String alias, Optional<Expression> on, boolean keepsLeft) {}

    record Order(Expression by, boolean descending) {}

    /** A row that is shown, and the row it was made of. */
    private record Shown(Row row, List<Value> values) {}

    @Override
    public Result run(Work work) {
        return run(work.setting());
    }

    Result run(Setting setting) {
        Row blank = blank(setting);
        List<Output> columns =
                outputs.stream().flatMap(output -> expanded(output, blank)).toList();
        check(columns, blank);
        Stream<Shown> shown = groups(rows(setting), blank).stream()
                .map(row -> new Shown(
                        row, columns.stream().map(column -> value(column, row)).toList()));
        if (distinct) {
            Map<List<Value>, Shown> different = new LinkedHashMap<>();
            shown.forEach(one -> different.putIfAbsent(one.values, one));
            shown = different.values().stream();
        }
        List<List<Value>> ordered =
                shown.sorted(ordering(columns)).map(Shown::values).toList();
        return Result.rows(columns.stream().map(Select::title).toList(), cut(ordered, setting));
    }

    /** A statement about a column that is not there fails even when there are no rows. */
    private void check(List<Output> columns, Row blank) {
        columns.forEach(column -> value(column, blank));
        where.ifPresent(it -> it.in(blank));
        groups.forEach(it -> it.in(blank));
    }

    private Row blank(Setting setting) {
        Row row = Row.empty(setting);
        for (Source source : sources) {
            row = row.beside(Row.blank(Row.fieldsOf(table(source, setting), source.alias), setting));
        }
        return row;
    }

    private List<Row> rows(Setting setting) {
        List<Row> rows = List.of(Row.empty(setting));
        for (Source source : sources) {
            rows = joined(rows, source, setting);
        }
        return rows.stream().filter(row -> isTrue(where, row)).toList();
    }

    private static List<Row> joined(List<Row> left, Source source, Setting setting) {
        Table table = table(source, setting);
        List<Row.Field> fields = Row.fieldsOf(table, source.alias);
        List<Row> joined = new ArrayList<>();
        for (Row row : left) {
            int before = joined.size();
            table.rows().stream()
                    .map(values -> row.beside(new Row(fields, values, List.of(), setting)))
                    .filter(both -> isTrue(source.on, both))
                    .forEach(joined::add);
            if (source.keepsLeft && joined.size() == before) {
                joined.add(row.beside(Row.blank(fields, setting)));
            }
        }
        return joined;
    }

    private static Table table(Source source, Setting setting) {
        return setting.contents()
                .find(source.table)
                .or(() -> Catalog.find(source.table, setting))
                .orElseThrow(() -> SqlError.noTable(source.table.toString()));
    }

    private List<Row> groups(List<Row> rows, Row blank) {
        boolean aggregates =
                outputs.stream().flatMap(output -> output.expression.stream()).anyMatch(Expression::isAboutGroup);
        if (groups.isEmpty()) {
            return aggregates ? List.of((rows.isEmpty() ? blank : rows.get(0)).standingFor(rows)) : rows;
        }
        Map<List<Value>, List<Row>> byValue = new LinkedHashMap<>();
        rows.forEach(row -> byValue.computeIfAbsent(
                        groups.stream().map(group -> group.in(row)).toList(), key -> new ArrayList<>())
                .add(row));
        return byValue.values().stream()
                .map(group -> group.get(0).standingFor(group))
                .toList();
    }

    private static Stream<Output> expanded(Output output, Row blank) {
        if (output.expression.isPresent()) {
            return Stream.of(output);
        }
        return blank.fields().stream()
                .filter(field -> output.starOf.map(field.table()::equals).orElse(true))
                .map(field -> new Output(
                        Optional.of(new Expression.Reference(Optional.of(field.table()), field.name())),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Value value(Output column, Row row) {
        return column.expression.orElseThrow().in(row);
    }

    private static String title(Output column) {
        return column.alias.orElseGet(() -> column.expression.orElseThrow().title());
    }

    private Comparator<Shown> ordering(List<Output> columns) {
        Comparator<Shown> ordering = Comparator.comparing(one -> 0);
        for (Order one : order) {
            Comparator<Shown> next = (left, right) -> nullsLast(key(one, columns, left), key(one, columns, right));
            ordering = ordering.thenComparing(one.descending ? next.reversed() : next);
        }
        return ordering;
    }

    /** What rows are ordered by: a column that is shown, by its number or its name, or anything else. */
    private static Value key(Order order, List<Output> columns, Shown shown) {
        if (order.by instanceof Expression.Constant number && number.value() instanceof Value.Int place) {
            if (place.number() < 1 || place.number() > columns.size()) {
                throw new SqlError("ORDER BY position " + place.number() + " is not in select list");
            }
            return shown.values.get((int) place.number() - 1);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).alias.isPresent()
                    && order.by.title().equals(columns.get(i).alias.get())) {
                return shown.values.get(i);
            }
        }
        return order.by.in(shown.row);
    }

    private static int nullsLast(Value left, Value right) {
        boolean noLeft = left.kind() == Value.Kind.NOTHING;
        boolean noRight = right.kind() == Value.Kind.NOTHING;
        return noLeft || noRight ? Boolean.compare(noLeft, noRight) : Operator.compare(left, right);
    }

    private List<List<Value>> cut(List<List<Value>> rows, Setting setting) {
        return rows.stream()
                .skip(offset.map(it -> number(it, setting)).orElse(0L))
                .limit(limit.map(it -> number(it, setting)).orElse(Long.MAX_VALUE))
                .toList();
    }

    private static long number(Expression expression, Setting setting) {
        return Math.max(0, (long) Numbers.of(expression.in(Row.empty(setting))));
    }

    static boolean isTrue(Optional<Expression> condition, Row row) {
        return condition
                .map(it -> Operator.truth(it.in(row)).equals(Value.TRUE))
                .orElse(true);
    }
}
