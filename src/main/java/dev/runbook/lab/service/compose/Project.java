package dev.runbook.lab.service.compose;

import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Call;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A compose file in its folder, with the variables of the caller and of {@code .env} filled in.
 *
 * @param missing variables that the file names and nobody sets
 */
record Project(String name, Path directory, List<Service> services, Set<String> missing) {

    private static final List<String> FILES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    static Project read(Words options, Call call) throws IOException {
        Path file = options.last("--file")
                .map(call.directory()::resolve)
                .orElseGet(() -> usualFile(call.directory()))
                .normalize();
        if (!Files.isRegularFile(file)) {
            throw Refusal.of(1, "open " + file + ": no such file or directory");
        }
        Path directory = file.getParent();
        Interpolation interpolation = new Interpolation(variables(options, call, directory));
        ComposeFile composeFile = new ComposeFile(directory, interpolation);
        List<Service> services = composeFile.services(file);
        String name = options.last("--project-name").orElseGet(composeFile::projectName);
        return new Project(name, directory, services, interpolation.missing());
    }

    private static Path usualFile(Path directory) {
        return FILES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> Refusal.of(14, "no configuration file provided: not found"));
    }

    /** The caller's variables come before those of the file. */
    private static Map<String, String> variables(Words options, Call call, Path directory) throws IOException {
        Map<String, String> variables = new HashMap<>();
        Path file = options.last("--env-file").map(call.directory()::resolve).orElse(directory.resolve(".env"));
        if (Files.isRegularFile(file)) {
            variables.putAll(EnvFile.read(file, call.environment()));
        } else if (options.has("--env-file")) {
            throw Refusal.of(1, "couldn't find env file: " + file);
        }
        variables.putAll(call.environment());
        return variables;
    }

    /** Those that are named; all if none is. */
    List<Service> services(List<String> names) {
        names.stream()
                .filter(name ->
                        services.stream().noneMatch(service -> service.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.of(1, "no such service: " + name);
                });
        return services.stream()
                .filter(service -> names.isEmpty() || names.contains(service.name()))
                .toList();
    }

    /** With everything filled in, as {@code config} prints it. */
    String resolved() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("name", Value.of(name));
        all.put(
                "services",
                Value.map(services.stream()
                        .collect(Collectors.toMap(
                                Service::name, Service::resolved, (one, other) -> one, TreeMap::new))));
        return YamlText.of(Value.map(all));
    }

    String warnings() {
        return missing.stream()
                .map(variable ->
                        "WARN[0000] The \"" + variable + "\" variable is not set. Defaulting to a blank string.\n")
                .collect(Collectors.joining());
    }
}
