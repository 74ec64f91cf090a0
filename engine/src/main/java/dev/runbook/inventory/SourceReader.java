package dev.runbook.inventory;

import dev.runbook.source.Problem;
import dev.runbook.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the sources of an inventory, one after the other. */
final class SourceReader {

    /** The way from an inventory that is computed to one that can be read. */
    static final String INSTEAD = "save what `ansible-inventory --list --yaml` prints and read that";

    /** What Ansible passes over in a directory of inventories; {@code .ini} is among them. */
    private static final Pattern SKIPPED = Pattern.compile("\\..*|host_vars|group_vars|vars_plugins"
            + "|.*(?:~|\\.(?:pyc|pyo|swp|bak|rpm|md|txt|rst|orig|ini|cfg|retry))");

    private static final Set<String> MAYBE_YAML = Set.of("", "yml", "yaml", "json");
    private static final Pattern YAML_START = Pattern.compile("---.*|%YAML.*|[{\"'].*|[^=\\[][^=#]*:(?:\\s.*)?");

    private final Draft draft;
    private final InventoryFiles files;

    SourceReader(Draft draft, InventoryFiles files) {
        this.draft = draft;
        this.files = files;
    }

    void read(InventorySource source) {
        if (source instanceof InventorySource.HostList list) {
            HostListInventory.read(new SourceFile("--inventory", list.hosts()), draft);
        } else if (source instanceof InventorySource.Text text) {
            files.open(text.file()).ifPresent(this::text);
        } else if (source instanceof InventorySource.At at) {
            path(at.path());
        }
    }

    private void path(Path path) {
        if (Files.isDirectory(path)) {
            directory(path);
        } else {
            files.open(path).ifPresent(this::text);
        }
    }

    private void directory(Path directory) {
        for (Path inside : files.list(directory)) {
            String name = inside.getFileName().toString();
            if (!SKIPPED.matcher(name).matches()) {
                path(inside);
            } else if (name.endsWith(".ini")) {
                String message =
                        "`" + inside + "` is skipped: in a directory, Ansible reads no `.ini` files; rename it";
                draft.warnings().add(Problem.of(message));
            }
        }
    }

    private void text(SourceFile file) {
        if (file.text().startsWith("#!")) {
            draft.problems().add(file.at(1, 1, 2), "inventory scripts are not supported; " + INSTEAD);
        } else if (isYaml(file)) {
            YamlInventory.read(file, draft);
        } else {
            IniInventory.read(file, draft);
        }
    }

    /** Ansible tries YAML first where the name allows it; the first line that says something decides here. */
    private static boolean isYaml(SourceFile file) {
        return MAYBE_YAML.contains(InventoryFiles.extension(file.name()))
                && file.text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";"))
                        .findFirst()
                        .filter(line -> YAML_START.matcher(line).matches())
                        .isPresent();
    }
}
