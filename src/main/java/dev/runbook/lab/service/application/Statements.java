package dev.runbook.lab.service.application;

import dev.runbook.lab.service.sql.Result;
import dev.runbook.value.Value;
import java.util.Optional;

/** Where the application's statements go. */
interface Statements {

    /** Does one; {@code $1}, {@code $2} … in it are these values. */
    Result run(String statement, Value... values);

    /** The first value of the first row; empty if there is no row. */
    default Optional<String> one(String query, Value... values) {
        return run(query, values).shown().stream().map(row -> row.get(0)).findFirst();
    }
}
