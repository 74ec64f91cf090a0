package dev.runbook.plan;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Leaves;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code -e} passes: {@code name=value}, a map in YAML or JSON, or {@code @file}. Later ones win. Every text in a
 * file that only its owner may read is a secret.
 */
public final class ExtraVars {

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path workingDirectory;
    private final Secrets secrets;
    private final Problems problems;
    private final Map<String, Node> vars = new LinkedHashMap<>();

    private ExtraVars(Path workingDirectory, Secrets secrets, Problems problems) {
        this.workingDirectory = workingDirectory;
        this.secrets = secrets;
        this.problems = problems;
    }

    public static Map<String, Node> parse(
            List<String> options, Path workingDirectory, Secrets secrets, Problems problems) {
        ExtraVars parsed = new ExtraVars(workingDirectory, secrets, problems);
        options.forEach(parsed::add);
        return parsed.vars;
    }

    private void add(String option) {
        if (option.startsWith("@") && option.length() > 1) {
            addFile(option.substring(1));
        } else if (option.stripLeading().startsWith("{")) {
            addMap(new SourceFile("-e", option));
        } else {
            addPair(option);
        }
    }

    private void addPair(String option) {
        int equals = option.indexOf('=');
        if (equals < 1) {
            problems.add(Problem.of("`-e " + option + "` was found, wanted `name=value`, a map or `@file`"));
            return;
        }
        SourceFile source = new SourceFile("-e", option);
        Value value = Value.of(option.substring(equals + 1));
        vars.put(
                option.substring(0, equals),
                new Node.Scalar(source.at(1, equals + 2, option.length() - equals - 1), value, false));
    }

    private void addFile(String name) {
        Path path = workingDirectory.resolve(name);
        SourceFile file = SourceFile.read(path, name);
        if (onlyOwnerReads(path)) {
            YamlReader.read(file, new Problems()).ifPresent(root -> hideTexts(root.value()));
            addMap(file.confidential());
        } else {
            addMap(file);
        }
    }

    private void addMap(SourceFile file) {
        YamlReader.read(file, problems).ifPresent(root -> {
            if (root instanceof Node.Mapping map) {
                map.entries().forEach(entry -> vars.put(entry.name(), entry.value()));
            } else {
                problems.add(root.span(), "variables are " + root.kind() + ", wanted a map");
            }
        });
    }

    private void hideTexts(Value root) {
        if (root instanceof Value.Fields map) {
            map.entries()
                    .forEach((name, value) -> Leaves.of(name, value).forEach((path, leaf) -> {
                        if (leaf.kind() == Value.Kind.STRING) {
                            secrets.add(path, leaf);
                        }
                    }));
        }
    }

    private static boolean onlyOwnerReads(Path path) {
        try {
            return Files.getPosixFilePermissions(path).stream().noneMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
