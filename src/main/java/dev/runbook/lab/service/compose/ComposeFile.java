package dev.runbook.lab.service.compose;

import dev.runbook.lab.service.program.Refusal;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.yaml.Dialect;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a compose file, and fills it in. What it says that the lab cannot do is refused, not passed over. */
final class ComposeFile {

    private static final Set<String> PASSED_OVER = Set.of("version", "name");

    private final Path directory;
    private final Interpolation interpolation;
    private final Problems problems = new Problems();

    ComposeFile(Path directory, Interpolation interpolation) {
        this.directory = directory;
        this.interpolation = interpolation;
    }

    List<Service> services(Path file) {
        try {
            SourceFile source = SourceFile.read(file);
            List<Service> services = YamlReader.read(source, Dialect.YAML_1_2, problems)
                    .flatMap(node -> Keys.of(node, "a compose file", problems))
                    .map(this::services)
                    .orElse(List.of());
            problems.throwIfAny();
            return services;
        } catch (InvalidSource invalid) {
            throw Refusal.of(
                    1, invalid.problems().stream().map(ComposeFile::line).collect(Collectors.joining("\n")));
        }
    }

    private static String line(Problem problem) {
        return problem.where().map(span -> span.place() + ": ").orElse("") + problem.message();
    }

    private List<Service> services(Keys file) {
        PASSED_OVER.forEach(file::take);
        List<Service> services = file.mapping("services").map(Node.Mapping::entries).orElse(List.of()).stream()
                .flatMap(entry ->
                        Keys.of(entry.value(), "a service", problems).map(keys -> service(entry.name(), keys)).stream())
                .toList();
        file.rejectUnknown();
        return services;
    }

    private Service service(String name, Keys keys) {
        Service service = new Service(
                name,
                text(keys, "image"),
                keys.text("container_name").map(interpolation::fill).orElse(projectName() + "-" + name + "-1"),
                text(keys, "restart"),
                text(keys, "network_mode"),
                pairs(keys, "environment"),
                pairs(keys, "labels"),
                volumes(keys));
        if (service.image().isEmpty()) {
            keys.missing("image");
        }
        keys.rejectUnknown();
        return service;
    }

    /** That of the folder, as docker compose derives it. */
    String projectName() {
        return Optional.ofNullable(directory.getFileName())
                .map(name -> name.toString().toLowerCase().replaceAll("[^a-z0-9_-]", ""))
                .orElse("");
    }

    private String text(Keys keys, String name) {
        return keys.text(name).map(interpolation::fill).orElse("");
    }

    /** A map, or a list of {@code NAME=VALUE}. */
    private Map<String, String> pairs(Keys keys, String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Optional<Node> node = keys.take(name);
        if (node.isPresent() && node.get() instanceof Node.Mapping map) {
            map.entries().forEach(entry -> pairs.put(entry.name(), filled(entry.value())));
        } else {
            keys.words(name).forEach(word -> {
                String[] pair = interpolation.fill(word).split("=", 2);
                pairs.put(pair[0], pair.length > 1 ? pair[1] : "");
            });
        }
        return pairs;
    }

    private String filled(Node node) {
        if (node instanceof Node.Scalar) {
            return interpolation.fill(node.value().text());
        }
        problems.add(node.span(), "wanted a string, found " + node.kind());
        return "";
    }

    /** In the short form, from a folder of the node to a folder in the container. */
    private Map<String, String> volumes(Keys keys) {
        Map<String, String> volumes = new LinkedHashMap<>();
        for (String word : keys.words("volumes")) {
            String[] parts = interpolation.fill(word).split(":");
            if (parts.length < 2 || !parts[0].matches("[./~].*")) {
                problems.add(
                        keys.span(),
                        "volume `" + word + "` is not known to the lab's stand-in; it knows FOLDER:FOLDER");
                continue;
            }
            volumes.put(parts[1], directory.resolve(parts[0]).normalize().toString());
        }
        return volumes;
    }
}
