package dev.runbook.lab.service.compose;

import dev.runbook.lab.service.container.Blueprint;
import dev.runbook.value.Sha256;
import dev.runbook.value.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service of a compose file, with everything filled in.
 *
 * @param volumes where folders of the node appear in the container
 */
record Service(
        String name,
        String image,
        String containerName,
        String restart,
        String networkMode,
        Map<String, String> environment,
        Map<String, String> labels,
        Map<String, String> volumes) {

    static final String SERVICE = "com.docker.compose.service";
    static final String WORKING_DIRECTORY = "com.docker.compose.project.working_dir";
    static final String CONFIG_HASH = "com.docker.compose.config-hash";

    /** As {@code config} shows it. */
    Value resolved() {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("container_name", Value.of(containerName));
        fields.put("image", Value.of(image));
        putUnlessEmpty(fields, "environment", texts(environment));
        putUnlessEmpty(fields, "labels", texts(labels));
        if (!restart.isEmpty()) {
            fields.put("restart", Value.of(restart));
        }
        if (!networkMode.isEmpty()) {
            fields.put("network_mode", Value.of(networkMode));
        }
        if (!volumes.isEmpty()) {
            fields.put(
                    "volumes",
                    Value.list(volumes.entrySet().stream().map(Service::volume).toList()));
        }
        return Value.map(fields);
    }

    /** Changes with every change of the service, and with nothing else. */
    String hash() {
        return Sha256.hex(YamlText.of(resolved()));
    }

    Blueprint blueprint(String project, Path directory) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put("com.docker.compose.project", project);
        all.put(SERVICE, name);
        all.put(WORKING_DIRECTORY, directory.toString());
        all.put(CONFIG_HASH, hash());
        all.put("com.docker.compose.container-number", "1");
        all.put("com.docker.compose.oneoff", "False");
        return new Blueprint(containerName, image, all, environment, volumes, restart.isEmpty() ? "no" : restart);
    }

    private static void putUnlessEmpty(Map<String, Value> fields, String name, Value.Fields map) {
        if (!map.entries().isEmpty()) {
            fields.put(name, map);
        }
    }

    private static Value.Fields texts(Map<String, String> texts) {
        Map<String, Value> values = new TreeMap<>();
        texts.forEach((name, text) -> values.put(name, Value.of(text)));
        return Value.map(values);
    }

    private static Value volume(Map.Entry<String, String> volume) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("type", Value.of("bind"));
        fields.put("source", Value.of(volume.getValue()));
        fields.put("target", Value.of(volume.getKey()));
        return Value.map(fields);
    }
}
