package dev.runbook.lab.service.container;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The state of a node's daemon as a file of JSON. It holds the environment of containers, so only its owner reads it. */
final class StateFile {

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    State read() throws IOException {
        if (!Files.exists(file)) {
            return State.EMPTY;
        }
        Value.Fields state = (Value.Fields)
                Json.read(Files.readString(file)).orElseThrow(() -> new IOException("`" + file + "` is no JSON"));
        return new State(list(state, "images", StateFile::image), list(state, "containers", StateFile::container));
    }

    void write(State state) throws IOException {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(
                "images",
                Value.list(state.images().stream().map(StateFile::value).toList()));
        fields.put(
                "containers",
                Value.list(state.containers().stream().map(StateFile::value).toList()));
        Path part = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, Json.write(Value.map(fields)) + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Value value(Image image) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.of(image.id()));
        fields.put("repository", Value.of(image.repository()));
        fields.put("digest", Value.of(image.digest()));
        fields.put("version", Value.of(image.version()));
        fields.put("tags", Value.texts(image.tags()));
        return Value.map(fields);
    }

    private static Image image(Value.Fields fields) {
        return new Image(
                text(fields, "id"),
                text(fields, "repository"),
                text(fields, "digest"),
                text(fields, "version"),
                ((Value.Items) fields.get("tags").orElseThrow())
                        .items().stream().map(Value::text).toList());
    }

    private static Value value(Container container) {
        Blueprint blueprint = container.blueprint();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.of(container.id()));
        fields.put("name", Value.of(blueprint.name()));
        fields.put("reference", Value.of(blueprint.reference()));
        fields.put("image", Value.of(container.imageId()));
        fields.put("version", Value.of(container.version()));
        fields.put("labels", map(blueprint.labels()));
        fields.put("environment", map(blueprint.environment()));
        fields.put("mounts", map(blueprint.mounts()));
        fields.put("restart", Value.of(blueprint.restart()));
        fields.put("status", Value.of(container.status().word()));
        fields.put("exitCode", Value.of(container.exitCode()));
        fields.put("restarts", Value.of(container.restarts()));
        fields.put("created", Value.of(container.created().toString()));
        fields.put("started", Value.of(container.started().toString()));
        return Value.map(fields);
    }

    private static Container container(Value.Fields fields) {
        Blueprint blueprint = new Blueprint(
                text(fields, "name"),
                text(fields, "reference"),
                map(fields, "labels"),
                map(fields, "environment"),
                map(fields, "mounts"),
                text(fields, "restart"));
        return new Container(
                text(fields, "id"),
                blueprint,
                text(fields, "image"),
                text(fields, "version"),
                Container.Status.valueOf(text(fields, "status").toUpperCase()),
                Integer.parseInt(text(fields, "exitCode")),
                Integer.parseInt(text(fields, "restarts")),
                Instant.parse(text(fields, "created")),
                Instant.parse(text(fields, "started")));
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name).orElseThrow().text();
    }

    private static <T> List<T> list(Value.Fields fields, String name, Function<Value.Fields, T> read) {
        return ((Value.Items) fields.get(name).orElseThrow())
                .items().stream().map(item -> read.apply((Value.Fields) item)).toList();
    }

    private static Value map(Map<String, String> texts) {
        Map<String, Value> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, Value.of(text)));
        return Value.map(values);
    }

    private static Map<String, String> map(Value.Fields fields, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Value.Fields) fields.get(name).orElseThrow()).entries().forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }
}
