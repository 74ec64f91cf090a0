package dev.runbook.lab.service.container;

import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code docker inspect} shows of a container or an image. */
final class Inspection {

    private Inspection() {}

    static Value of(Container container) {
        Blueprint blueprint = container.blueprint();
        return map(
                "Id", Value.of(container.id()),
                "Created", Value.of(container.created().toString()),
                "State", state(container),
                "Image", Value.of(container.imageId()),
                "Name", Value.of("/" + blueprint.name()),
                "RestartCount", Value.of(container.restarts()),
                "HostConfig",
                        map(
                                "NetworkMode", Value.of("host"),
                                "RestartPolicy", map("Name", Value.of(blueprint.restart()))),
                "Mounts", mounts(blueprint),
                "Config",
                        map(
                                "Image", Value.of(blueprint.reference()),
                                "Env", environment(blueprint),
                                "Labels", texts(blueprint.labels())));
    }

    private static Value state(Container container) {
        return map(
                "Status", Value.of(container.status().word()),
                "Running", Value.of(container.isRunning()),
                "Restarting", Value.of(false),
                "ExitCode", Value.of(container.exitCode()),
                "StartedAt", Value.of(container.started().toString()));
    }

    private static Value mounts(Blueprint blueprint) {
        return Value.list(blueprint.mounts().entrySet().stream()
                .map(mount -> map(
                        "Type", Value.of("bind"),
                        "Source", Value.of(mount.getValue()),
                        "Destination", Value.of(mount.getKey()),
                        "RW", Value.of(true)))
                .toList());
    }

    private static Value environment(Blueprint blueprint) {
        return Value.texts(blueprint.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList());
    }

    static Value of(Image image) {
        return map(
                "Id", Value.of(image.id()),
                "RepoTags", Value.texts(image.tags()),
                "RepoDigests", Value.texts(List.of(image.repositoryDigest())),
                "Architecture", Value.of("lab"),
                "Os", Value.of("linux"),
                "Config",
                        map(
                                "WorkingDir", Value.of("/app/nocobase"),
                                "Labels", texts(Map.of("org.opencontainers.image.version", image.version()))));
    }

    private static Value texts(Map<String, String> texts) {
        Map<String, Value> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, Value.of(text)));
        return Value.map(values);
    }

    private static Value map(Object... namesAndValues) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return Value.map(entries);
    }
}
