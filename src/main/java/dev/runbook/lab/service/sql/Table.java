package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table and its rows. Tables never change; what changes one gives another. */
public record Table(TableName name, List<Column> columns, List<List<Value>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What {@link #definition} and {@link #lines} describe. */
    public static Table of(String definition, List<String> lines) {
        if (Statement.read(definition) instanceof Definitions.CreateTable create) {
            Table empty = new Table(create.name(), create.columns(), List.of());
            return Changes.filled(empty, empty.columnNames(), lines);
        }
        throw new SqlError("this is no definition of a table: " + definition);
    }

    /** The statement that makes it, without its rows. */
    public String definition() {
        return "CREATE TABLE " + name.full() + " ("
                + columns.stream().map(Column::definition).collect(Collectors.joining(", ")) + ");";
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The statement that the rows follow in a dump. */
    public String copyStatement() {
        return "COPY " + name.full() + " ("
                + columnNames().stream().map(Names::quoted).collect(Collectors.joining(", ")) + ") FROM stdin;";
    }

    /** The rows as COPY writes them. */
    public List<String> lines() {
        return rows.stream().map(CopyText::line).toList();
    }

    int index(String column) {
        int index = columnNames().indexOf(column);
        if (index < 0) {
            throw SqlError.noColumn(column, name.name());
        }
        return index;
    }

    /** These rows instead; refused where they break a rule of the table. */
    Table withRows(List<List<Value>> changed) {
        Table table = new Table(name, columns, changed);
        table.check();
        return table;
    }

    Table named(String to) {
        return new Table(new TableName(name.schema(), to), columns, rows);
    }

    Table withColumn(Column column) {
        if (columnNames().contains(column.name())) {
            throw new SqlError("column \"" + column.name() + "\" of relation \"" + name.name() + "\" already exists");
        }
        List<Column> more = new ArrayList<>(columns);
        more.add(column);
        Table table =
                new Table(name, more, eachRow(row -> row.add(column.fallback().orElse(Value.NOTHING))));
        table.check();
        return table;
    }

    Table withoutColumn(String column) {
        int index = index(column);
        List<Column> fewer = new ArrayList<>(columns);
        fewer.remove(index);
        return new Table(name, fewer, eachRow(row -> row.remove(index)));
    }

    Table withColumns(UnaryOperator<Column> change) {
        return new Table(name, columns.stream().map(change).toList(), rows);
    }

    /** A row of values for these columns, the others filled in. */
    List<Value> row(List<String> given, List<Value> values, long serial) {
        return columns.stream()
                .map(column -> {
                    int at = given.indexOf(column.name());
                    return at >= 0 ? column.type().fit(values.get(at)) : filledIn(column, serial);
                })
                .toList();
    }

    /** The number after the largest in a serial column. */
    long nextSerial() {
        return IntStream.range(0, columns.size())
                        .filter(i -> columns.get(i).type().isSerial())
                        .boxed()
                        .flatMap(i -> rows.stream().map(row -> row.get(i)))
                        .mapToLong(value -> value instanceof Value.Int number ? number.number() : 0)
                        .max()
                        .orElse(0)
                + 1;
    }

    private static Value filledIn(Column column, long serial) {
        return column.type().isSerial() ? Value.of(serial) : column.fallback().orElse(Value.NOTHING);
    }

    private List<List<Value>> eachRow(Consumer<List<Value>> change) {
        return rows.stream()
                .map(row -> {
                    List<Value> changed = new ArrayList<>(row);
                    change.accept(changed);
                    return List.copyOf(changed);
                })
                .toList();
    }

    private void check() {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.required()) {
                demandValues(column, i);
            }
            if (column.unique()) {
                demandDifferent(column, i);
            }
        }
    }

    private void demandValues(Column column, int index) {
        if (rows.stream().anyMatch(row -> row.get(index).kind() == Value.Kind.NOTHING)) {
            throw new SqlError("null value in column \"" + column.name() + "\" of relation \"" + name.name()
                    + "\" violates not-null constraint");
        }
    }

    private void demandDifferent(Column column, int index) {
        Set<Value> seen = new HashSet<>();
        Optional<Value> twice = rows.stream()
                .map(row -> row.get(index))
                .filter(value -> value.kind() != Value.Kind.NOTHING && !seen.add(value))
                .findFirst();
        if (twice.isPresent()) {
            String kind = column.primary() ? "pkey" : column.name() + "_key";
            throw new SqlError("duplicate key value violates unique constraint \"" + name.name() + "_" + kind
                    + "\"\nDETAIL:  Key (" + column.name() + ")=(" + Type.show(twice.get()) + ") already exists.");
        }
    }
}
