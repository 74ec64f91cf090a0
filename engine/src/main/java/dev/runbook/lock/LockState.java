package dev.runbook.lock;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the run is that holds a lock.
 *
 * @param says for people: {@code failed at `Stop it` on app1}
 */
public record LockState(Phase phase, Instant at, String says) {

    public enum Phase {
        /** It is taking the lock on all hosts, and gives it back if it cannot. */
        TAKING,
        RUNNING,
        /** It has stopped, and can be taken up. */
        STOPPED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String json() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("phase", Value.of(phase.word()));
        fields.put("at", Value.of(at.toString()));
        fields.put("says", Value.of(says));
        return Json.write(Value.map(fields));
    }

    /** Empty if it is none: somebody else may have written there. */
    static Optional<LockState> parse(String json) {
        return Json.read(json)
                .filter(Value.Fields.class::isInstance)
                .map(Value.Fields.class::cast)
                .flatMap(LockState::of);
    }

    private static Optional<LockState> of(Value.Fields fields) {
        try {
            Instant at = Instant.parse(text(fields, "at"));
            String word = text(fields, "phase");
            return Stream.of(Phase.values())
                    .filter(phase -> phase.word().equals(word))
                    .findFirst()
                    .map(phase -> new LockState(phase, at, text(fields, "says")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name).map(Value::text).orElse("");
    }
}
