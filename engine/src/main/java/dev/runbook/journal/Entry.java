package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** What a run that is taken up needs as it was. */
    private static final List<String> USED_AGAIN = List.of("result", "remembered");

    /** The field for those of them that show secrets, with names in place of the secrets. */
    static final String STAND_INS = "placeholders";

    /** The next record behind one with this checksum. */
    static Entry after(String previous, int n, Instant at, String run, Event event, Secrets secrets) {
        Map<String, Value> fields = fields(n, at, run, event);
        Map<String, Value> kept = masked(fields, secrets);
        Map<String, Value> standIns = standIns(fields, kept, secrets);
        if (!standIns.isEmpty()) {
            kept.put(STAND_INS, Value.map(standIns));
        }
        String record = Json.write(Value.map(kept));
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

    private static Map<String, Value> masked(Map<String, Value> fields, Secrets secrets) {
        Map<String, Value> masked = new LinkedHashMap<>();
        fields.forEach((name, value) -> masked.put(name, IDENTITY.contains(name) ? value : secrets.mask(value)));
        return masked;
    }

    /** What masking has altered is looked at once more, and most of what is recorded shows no secret. */
    private static Map<String, Value> standIns(Map<String, Value> fields, Map<String, Value> masked, Secrets secrets) {
        Map<String, Value> standIns = new LinkedHashMap<>();
        for (String name : USED_AGAIN) {
            if (fields.get(name) instanceof Value.Fields whole && !whole.equals(masked.get(name))) {
                Map<String, Value> showing = showing(whole, secrets);
                standIns.putAll(showing.isEmpty() ? Map.of() : Map.of(name, Value.map(showing)));
            }
        }
        return standIns;
    }

    /** Those that show secrets, if all of these have names. */
    private static Map<String, Value> showing(Value.Fields whole, Secrets secrets) {
        Map<String, Value> showing = new LinkedHashMap<>();
        whole.entries().forEach((name, value) -> {
            if (!secrets.mask(value).equals(value)) {
                secrets.standIn(value).ifPresent(kept -> showing.put(name, kept));
            }
        });
        return showing;
    }
}
