package dev.runbook.plan;

import dev.runbook.value.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which run this is, since when, and whose: what {@code run.id}, {@code run.started} and {@code run.user} say. */
public record RunFacts(String id, Instant started, String user) {

    Value value() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.of(id));
        fields.put("started", Value.of(started.truncatedTo(ChronoUnit.SECONDS).toString()));
        fields.put("user", Value.of(user));
        return Value.map(fields);
    }
}
