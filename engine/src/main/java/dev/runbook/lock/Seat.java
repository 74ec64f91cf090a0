package dev.runbook.lock;

import dev.runbook.files.OwnersFiles;
import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A process of a run, as it sits on the run's lock. Processes that share a token exclude each other by other means, so
 * that one may follow another at once; else it has to wait until that has left or was silent for long.
 *
 * @param process a word that no other process has
 * @param token what all processes that work in the same folder of the run have in common
 */
public record Seat(String process, String token, String operator, String controller) {

    private static final String TOKEN = "token";

    /**
     * Of this process, which works in this folder of the run.
     *
     * @throws IOException if the folder cannot be read or written
     */
    public static Seat in(Path run, String operator, String controller) throws IOException {
        Path token = run.resolve(TOKEN);
        if (!Files.exists(token)) {
            OwnersFiles.write(token, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        }
        return of(Files.readString(token).strip(), operator, controller);
    }

    static Seat of(String token, String operator, String controller) {
        return new Seat(UUID.randomUUID().toString(), token, operator, controller);
    }

    String json() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("operator", Value.of(operator));
        fields.put("controller", Value.of(controller));
        fields.put("pid", Value.of(ProcessHandle.current().pid()));
        return Json.write(Value.map(fields));
    }

    /** The machine of the process that this was written about. */
    static String controllerOf(String json) {
        return Json.read(json)
                .filter(Value.Fields.class::isInstance)
                .flatMap(fields -> ((Value.Fields) fields).get("controller"))
                .map(Value::text)
                .orElse("?");
    }
}
