package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param fallback what stands in it when nothing is said
 */
public record Column(
        String name, Type type, boolean required, boolean unique, boolean primary, Optional<Value> fallback) {

    Column renamed(String to) {
        return new Column(to, type, required, unique, primary, fallback);
    }

    Column asPrimary() {
        return new Column(name, type, true, true, true, fallback);
    }

    Column asUnique() {
        return new Column(name, type, required, true, primary, fallback);
    }

    /** As it stands in CREATE TABLE. */
    String definition() {
        return Names.quoted(name)
                + " "
                + type
                + (primary ? " PRIMARY KEY" : unique ? " UNIQUE" : "")
                + (required && !primary ? " NOT NULL" : "")
                + fallback.map(value -> " DEFAULT " + literal(value)).orElse("");
    }

    private static String literal(Value value) {
        return value.kind() == Value.Kind.STRING ? "'" + value.text().replace("'", "''") + "'" : value.text();
    }
}
