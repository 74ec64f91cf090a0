package dev.runbook.lock;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds a lock, for everybody to read.
 *
 * @param controller the machine that the run was started on
 * @param command how it was started, without values that were passed
 */
public record Holder(String run, String operator, String controller, Instant since, String command) {

    String json() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("run", Value.of(run));
        fields.put("operator", Value.of(operator));
        fields.put("controller", Value.of(controller));
        fields.put("since", Value.of(since.toString()));
        fields.put("command", Value.of(command));
        return Json.write(Value.map(fields));
    }

    /** Empty if it is none: somebody else may have written there. */
    static Optional<Holder> parse(String json) {
        return Json.read(json)
                .filter(Value.Fields.class::isInstance)
                .map(Value.Fields.class::cast)
                .flatMap(Holder::of);
    }

    private static Optional<Holder> of(Value.Fields fields) {
        try {
            return Optional.of(new Holder(
                    text(fields, "run"),
                    text(fields, "operator"),
                    text(fields, "controller"),
                    Instant.parse(text(fields, "since")),
                    text(fields, "command")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name).map(Value::text).orElse("?");
    }
}
