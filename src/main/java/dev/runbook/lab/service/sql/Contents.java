package dev.runbook.lab.service.sql;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a database holds: schemas, and the tables in them. A value; what changes it gives another. */
public record Contents(SortedMap<String, SortedMap<String, Table>> schemas) {

    /** As a new database is: one schema, nothing in it. */
    public static final Contents EMPTY = none().withSchema(TableName.USUAL_SCHEMA);

    public Contents {
        SortedMap<String, SortedMap<String, Table>> copy = new TreeMap<>();
        schemas.forEach((name, tables) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(tables))));
        schemas = Collections.unmodifiableSortedMap(copy);
    }

    /** No schema at all. */
    public static Contents none() {
        return new Contents(new TreeMap<>());
    }

    public List<Table> tables() {
        return schemas.values().stream()
                .map(SortedMap::values)
                .flatMap(Collection::stream)
                .toList();
    }

    public Optional<Table> find(TableName name) {
        return Optional.ofNullable(schemas.get(name.schema())).map(tables -> tables.get(name.name()));
    }

    Table table(TableName name) {
        return find(name).orElseThrow(() -> SqlError.noTable(name.toString()));
    }

    public Contents with(Table table) {
        SortedMap<String, SortedMap<String, Table>> changed = copy();
        SortedMap<String, Table> tables = changed.get(table.name().schema());
        if (tables == null) {
            throw noSchema(table.name().schema());
        }
        tables.put(table.name().name(), table);
        return new Contents(changed);
    }

    Contents without(TableName name) {
        SortedMap<String, SortedMap<String, Table>> changed = copy();
        changed.get(name.schema()).remove(name.name());
        return new Contents(changed);
    }

    public Contents withSchema(String name) {
        if (schemas.containsKey(name)) {
            throw new SqlError("schema \"" + name + "\" already exists");
        }
        SortedMap<String, SortedMap<String, Table>> changed = copy();
        changed.put(name, new TreeMap<>());
        return new Contents(changed);
    }

    Contents withoutSchema(String name) {
        SortedMap<String, SortedMap<String, Table>> changed = copy();
        changed.remove(name);
        return new Contents(changed);
    }

    static SqlError noSchema(String name) {
        return new SqlError("schema \"" + name + "\" does not exist");
    }

    private SortedMap<String, SortedMap<String, Table>> copy() {
        SortedMap<String, SortedMap<String, Table>> copy = new TreeMap<>();
        schemas.forEach((name, tables) -> copy.put(name, new TreeMap<>(tables)));
        return copy;
    }
}
