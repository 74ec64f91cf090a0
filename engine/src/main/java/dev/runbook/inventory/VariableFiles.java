package dev.runbook.inventory;

import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.value.Value;
import dev.runbook.yaml.Dialect;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of one group_vars or host_vars directory, read for the names that are known. */
final class VariableFiles {

    /** The first that exists is read and hides the others; a directory may stand in the place of the bare name. */
    private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");

    private static final Set<String> INSIDE = Set.of("", "yml", "yaml", "json");

    private final Origin.Kind kind;
    private final InventoryFiles files;
    private final Problems problems;
    private final Problems warnings;
    private final Map<String, Path> present = new TreeMap<>();

    private VariableFiles(Path directory, Origin.Kind kind, Draft draft, InventoryFiles files) {
        this.kind = kind;
        this.files = files;
        this.problems = draft.problems();
        this.warnings = draft.warnings();
        files.list(directory).forEach(path -> present.put(path.getFileName().toString(), path));
    }

    /** The variables of each name that has a file. */
    static Map<String, Map<String, Variable>> read(
            Path directory, Origin.Kind kind, Collection<String> names, Draft draft, InventoryFiles files) {
        if (!Files.isDirectory(directory)) {
            if (Files.exists(directory)) {
                draft.warnings().add(Problem.of("`" + directory + "` is no directory and is not read"));
            }
            return Map.of();
        }
        VariableFiles reader = new VariableFiles(directory, kind, draft, files);
        reader.warnOfMisspellings(names);
        Map<String, Map<String, Variable>> found = new HashMap<>();
        for (String name : names) {
            Map<String, Variable> variables = reader.of(name);
            if (!variables.isEmpty()) {
                found.put(name, variables);
            }
        }
        return found;
    }

    private Map<String, Variable> of(String name) {
        Variables variables = new Variables();
        List<Path> candidates = ENDINGS.stream()
                .filter(ending -> present.containsKey(name + ending))
                .map(ending -> present.get(name + ending))
                .toList();
        if (!candidates.isEmpty()) {
            candidates.stream()
                    .skip(1)
                    .forEach(hidden -> warnings.add(Problem.of(
                            "`" + hidden + "` is not read, `" + candidates.get(0) + "` hides it, as in Ansible")));
            read(candidates.get(0), name, variables);
        }
        return variables.byName();
    }

    private void read(Path path, String owner, Variables variables) {
        if (!Files.isDirectory(path)) {
            file(path, owner, variables);
            return;
        }
        for (Path inside : files.list(path)) {
            String name = inside.getFileName().toString();
            String extension = InventoryFiles.extension(name);
            boolean hidden = name.startsWith(".") || name.endsWith("~");
            boolean wanted = Files.isDirectory(inside) ? extension.isEmpty() : INSIDE.contains(extension);
            if (wanted && !hidden) {
                read(inside, owner, variables);
            }
        }
    }

    private void file(Path path, String owner, Variables variables) {
        files.open(path)
                .ifPresent(file -> YamlReader.read(file, Dialect.YAML_1_1, problems)
                        .ifPresent(node -> {
                            LossyYaml.warn(file, node, warnings);
                            entries(node).forEach(entry -> variables.put(variable(entry, owner)));
                        }));
    }

    private Variable variable(Node.Entry entry, String owner) {
        return Variable.of(
                entry.name(), entry.value(), new Origin(kind, owner, entry.key().span()));
    }

    private List<Node.Entry> entries(Node node) {
        if (node instanceof Node.Mapping map) {
            return map.entries();
        }
        if (node.value().kind() != Value.Kind.NOTHING) {
            problems.add(node.span(), "the file is " + node.kind() + ", wanted a map of variables");
        }
        return List.of();
    }

    /** A file that belongs to nobody is normal where inventories share a directory; a near miss is not. */
    private void warnOfMisspellings(Collection<String> names) {
        Set<String> known = Set.copyOf(names);
        if (known.size() > 1_000) {
            return;
        }
        for (Path path : present.values()) {
            String file = path.getFileName().toString();
            String name = ENDINGS.contains("." + InventoryFiles.extension(file))
                    ? file.substring(0, file.lastIndexOf('.'))
                    : file;
            if (!known.contains(name) && !known.contains(file)) {
                DidYouMean.nearest(name, known)
                        .ifPresent(near -> warnings.add(Problem.of(
                                "`" + path + "` belongs to nothing in the inventory; did you mean `" + near + "`?")));
            }
        }
    }
}
