package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The tables in which a server tells about itself, as far as maintenance asks for them. */
final class Catalog {

    static final String SERVER_VERSION = "15.0 (the lab's stand-in)";

    /** As much as an empty database of the real server takes. */
    private static final long EMPTY_SIZE = 7_500_000;

    private static final String SYSTEM = "pg_catalog";
    private static final String INFORMATION = "information_schema";

    private static final Map<String, BiFunction<TableName, Setting, Table>> TABLES = Map.of(
            SYSTEM + ".pg_namespace", Catalog::namespaces,
            SYSTEM + ".pg_class", Catalog::classes,
            SYSTEM + ".pg_tables", Catalog::tables,
            SYSTEM + ".pg_stat_activity", Catalog::activity,
            SYSTEM + ".pg_database", Catalog::databases,
            INFORMATION + ".tables", Catalog::informationTables,
            INFORMATION + ".columns", Catalog::informationColumns);

    private Catalog() {}

    /** A table of the catalog; pg_catalog need not be said. */
    static Optional<Table> find(TableName name, Setting setting) {
        String schema = name.schema().equals(TableName.USUAL_SCHEMA) ? SYSTEM : name.schema();
        return Optional.ofNullable(TABLES.get(schema + "." + name.name())).map(table -> table.apply(name, setting));
    }

    static long size(Contents contents) {
        return EMPTY_SIZE
                + contents.tables().stream()
                        .flatMap(table -> table.lines().stream())
                        .mapToLong(line -> line.length() + 1)
                        .sum();
    }

    private static Table namespaces(TableName name, Setting setting) {
        List<List<Value>> rows = new ArrayList<>();
        Stream.of(SYSTEM, INFORMATION)
                .forEach(schema -> rows.add(List.of(number(schema), Value.of(schema), Value.of("postgres"))));
        setting.contents()
                .schemas()
                .keySet()
                .forEach(schema -> rows.add(List.of(
                        number(schema),
                        Value.of(schema),
                        Value.of(setting.server().user()))));
        return table(name, rows, "oid", "nspname", "nspowner");
    }

    private static Table classes(TableName name, Setting setting) {
        List<List<Value>> rows = setting.contents().tables().stream()
                .map(table -> List.<Value>of(
                        Value.of(table.name().name()),
                        number(table.name().schema()),
                        Value.of("r"),
                        Value.of(table.rows().size())))
                .toList();
        return table(name, rows, "relname", "relnamespace", "relkind", "reltuples");
    }

    private static Table tables(TableName name, Setting setting) {
        List<List<Value>> rows = setting.contents().tables().stream()
                .map(table -> texts(
                        table.name().schema(),
                        table.name().name(),
                        setting.server().user()))
                .toList();
        return table(name, rows, "schemaname", "tablename", "tableowner");
    }

    private static Table activity(TableName name, Setting setting) {
        List<List<Value>> rows = setting.server().backends().stream()
                .map(backend -> List.<Value>of(
                        Value.of(backend.pid()),
                        Value.of(backend.database()),
                        Value.of(backend.user()),
                        Value.of(backend.application())))
                .toList();
        return table(name, rows, "pid", "datname", "usename", "application_name");
    }

    private static Table databases(TableName name, Setting setting) {
        return table(name, List.of(texts(setting.server().database())), "datname");
    }

    private static Table informationTables(TableName name, Setting setting) {
        List<List<Value>> rows = setting.contents().tables().stream()
                .map(table -> texts(table.name().schema(), table.name().name(), "BASE TABLE"))
                .toList();
        return table(name, rows, "table_schema", "table_name", "table_type");
    }

    private static Table informationColumns(TableName name, Setting setting) {
        List<List<Value>> rows = setting.contents().tables().stream()
                .flatMap(table -> table.columns().stream()
                        .map(column -> texts(
                                table.name().schema(),
                                table.name().name(),
                                column.name(),
                                column.type().name())))
                .toList();
        return table(name, rows, "table_schema", "table_name", "column_name", "data_type");
    }

    private static Table table(TableName name, List<List<Value>> rows, String... columns) {
        Type text = Type.of("text", OptionalInt.empty());
        return new Table(
                name,
                Stream.of(columns)
                        .map(column -> new Column(column, text, false, false, false, Optional.empty()))
                        .toList(),
                rows);
    }

    private static List<Value> texts(String... texts) {
        return Stream.of(texts).<Value>map(Value::of).toList();
    }

    /** A number for a schema, the same wherever it is asked for. */
    private static Value number(String schema) {
        return Value.of(Integer.toUnsignedLong(schema.hashCode()));
    }
}
