package dev.runbook.inventory;

import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the sources of an inventory, one after the other. */
final class SourceReader {

    /** What Ansible passes over in a directory of inventories; {@code .ini} is among them. */
    private static final Pattern SKIPPED = Pattern.compile("\\..*|host_vars|group_vars|vars_plugins"
            + "|.*(?:~|\\.(?:pyc|pyo|swp|bak|rpm|md|txt|rst|orig|ini|cfg|retry))");

    private static final Set<String> MAYBE_YAML = Set.of("", "yml", "yaml", "json");
    private static final Pattern YAML_START = Pattern.compile("---.*|%YAML.*|[{\"'].*|[^=\\[][^=#]*:(?:\\s.*)?");

    private final Draft draft;
    private final List<SourceFile> files;

    SourceReader(Draft draft, List<SourceFile> files) {
        this.draft = draft;
        this.files = files;
    }

    void read(InventorySource source) {
        if (source instanceof InventorySource.HostList list) {
            HostListInventory.read(new SourceFile("--inventory", list.hosts()), draft);
        } else if (source instanceof InventorySource.Text text) {
            text(text.file());
        } else if (source instanceof InventorySource.At at) {
            path(at.path());
        }
    }

    private void path(Path path) {
        try {
            if (Files.isDirectory(path)) {
                directory(path);
            } else {
                text(SourceFile.read(path));
            }
        } catch (InvalidSource e) {
            draft.problems().addAll(e.problems());
        }
    }

    private void directory(Path directory) {
        for (Path inside : list(directory)) {
            String name = inside.getFileName().toString();
            if (!SKIPPED.matcher(name).matches()) {
                path(inside);
            } else if (name.endsWith(".ini")) {
                draft.warnings()
                        .add(Problem.of("`" + inside
                                + "` is skipped: in a directory, Ansible reads no `.ini` files; rename it"));
            }
        }
    }

    private List<Path> list(Path directory) {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.sorted().toList();
        } catch (IOException e) {
            draft.problems().add(Problem.of("`" + directory + "` cannot be read: " + e.getMessage()));
            return List.of();
        }
    }

    private void text(SourceFile file) {
        files.add(file);
        if (file.text().startsWith("#!")) {
            draft.problems()
                    .add(
                            file.at(1, 1, 2),
                            "inventory scripts are not supported; save what `ansible-inventory --list --yaml` prints and read that");
        } else if (file.text().startsWith("$ANSIBLE_VAULT")) {
            draft.problems()
                    .add(file.start(), "the file is encrypted and vault is not supported yet; decrypt it first");
        } else if (isYaml(file)) {
            YamlInventory.read(file, draft);
        } else {
            IniInventory.read(file, draft);
        }
    }

    /** Ansible tries YAML first where the name allows it; the first line that says something decides here. */
    private static boolean isYaml(SourceFile file) {
        return MAYBE_YAML.contains(extension(file.name()))
                && file.text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";"))
                        .findFirst()
                        .filter(line -> YAML_START.matcher(line).matches())
                        .isPresent();
    }

    static String extension(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }
}
