package dev.runbook.journal;

import dev.runbook.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record of the journal.
 *
 * @param n counts the records of a run from 1
 */
public record Entry(int n, Instant at, String run, Event event) {

    /** The record as one map, as the journal and {@code --json} write it. */
    public Value.Fields value() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("n", Value.of(n));
        fields.put("at", Value.of(at.toString()));
        fields.put("event", Value.of(event.name()));
        fields.put("run", Value.of(run));
        fields.putAll(event.fields());
        return Value.map(fields);
    }
}
