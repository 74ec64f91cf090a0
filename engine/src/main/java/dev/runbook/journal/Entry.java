package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A record of the journal.
 *
 * @param n counts the records of a run from 1
 * @param text the record as it stands in the journal and in {@code --json}: one line of JSON, without secrets
 */
public record Entry(int n, Instant at, String run, Event event, String text) {

    /** Which form of records this is; the first record of a journal says so. */
    static final int FORMAT = 1;

    /** What tells records, hosts and steps apart. It holds no secret, and the state of a run depends on it. */
    private static final Set<String> IDENTITY = Set.of(
            "n",
            "at",
            "event",
            "run",
            "format",
            "play",
            "step",
            "path",
            "host",
            "hosts",
            "also_for",
            "visit",
            "outcome",
            "exit",
            "took",
            "debts");

    /** The next record behind one with this checksum. */
    static Entry after(String previous, int n, Instant at, String run, Event event, Secrets secrets) {
        String record = Json.write(masked(fields(n, at, run, event), secrets));
        return new Entry(n, at, run, event, Seal.seal(record, previous));
    }

    /** The record as one map, without its checksum and with what nobody may see. */
    public Value.Fields value() {
        return Value.map(fields(n, at, run, event));
    }

    String check() {
        return Seal.of(text);
    }

    private static Map<String, Value> fields(int n, Instant at, String run, Event event) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("n", Value.of(n));
        fields.put("at", Value.of(at.toString()));
        fields.put("event", Value.of(event.name()));
        fields.put("run", Value.of(run));
        if (n == 1) {
            fields.put("format", Value.of(FORMAT));
        }
        fields.putAll(event.fields());
        return fields;
    }

    private static Value masked(Map<String, Value> fields, Secrets secrets) {
        Map<String, Value> masked = new LinkedHashMap<>();
        fields.forEach((name, value) -> masked.put(name, IDENTITY.contains(name) ? value : secrets.mask(value)));
        return Value.map(masked);
    }
}
