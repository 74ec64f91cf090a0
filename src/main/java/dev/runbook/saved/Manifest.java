package dev.runbook.saved;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a saved plan says of itself. Whoever vouches for its bytes vouches for the whole plan, since it has a digest of
 * every other file.
 *
 * @param run the id of the run that it will be
 * @param by who made it
 * @param version of the program that made it
 * @param hostKeys by which the hosts proved who they are
 * @param files the digest of each, by its name
 */
public record Manifest(
        String run,
        String runbook,
        String by,
        Instant made,
        Instant expires,
        String version,
        Map<String, String> hostKeys,
        Map<String, String> files) {

    private static final long FORMAT = 1;

    /** A run names a folder; this leads nowhere else. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    Manifest with(Map<String, String> digests) {
        return new Manifest(run, runbook, by, made, expires, version, hostKeys, digests);
    }

    byte[] bytes() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("format", Value.of(FORMAT));
        fields.put("run", Value.of(run));
        fields.put("runbook", Value.of(runbook));
        fields.put("by", Value.of(by));
        fields.put("made", Value.of(made.toString()));
        fields.put("expires", Value.of(expires.toString()));
        fields.put("version", Value.of(version));
        fields.put("host_keys", texts(hostKeys));
        fields.put("files", texts(files));
        return (Json.write(Value.map(fields)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Empty if these are no manifest of this format. */
    static Optional<Manifest> of(byte[] bytes) {
        return Json.read(new String(bytes, StandardCharsets.UTF_8))
                .filter(Value.Fields.class::isInstance)
                .map(Value.Fields.class::cast)
                .filter(fields -> fields.get("format").equals(Optional.of(Value.of(FORMAT))))
                .flatMap(Manifest::whole);
    }

    private static Optional<Manifest> whole(Value.Fields fields) {
        try {
            return Optional.of(of(fields)).filter(manifest -> manifest.run().matches(NAME));
        } catch (DateTimeParseException | ClassCastException notOurs) {
            return Optional.empty();
        }
    }

    private static Manifest of(Value.Fields fields) {
        return new Manifest(
                text(fields, "run"),
                text(fields, "runbook"),
                text(fields, "by"),
                Instant.parse(text(fields, "made")),
                Instant.parse(text(fields, "expires")),
                text(fields, "version"),
                texts(fields, "host_keys"),
                texts(fields, "files"));
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name).map(Value::text).orElse("");
    }

    private static Map<String, String> texts(Value.Fields fields, String name) {
        Map<String, String> texts = new TreeMap<>();
        fields.get(name)
                .map(Value.Fields.class::cast)
                .ifPresent(those -> those.entries().forEach((key, value) -> texts.put(key, value.text())));
        return texts;
    }

    private static Value texts(Map<String, String> texts) {
        Map<String, Value> values = new LinkedHashMap<>();
        new TreeMap<>(texts).forEach((name, text) -> values.put(name, Value.of(text)));
        return Value.map(values);
    }
}
