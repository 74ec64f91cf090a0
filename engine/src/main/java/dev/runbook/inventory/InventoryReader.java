package dev.runbook.inventory;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the sources, puts every host and group into its place, then reads the variable files beside them. */
final class InventoryReader {

    private final Problems warnings = new Problems();
    private final InventoryFiles files;
    private final Draft draft;

    InventoryReader(Problems problems) {
        this.draft = new Draft(problems, warnings);
        this.files = new InventoryFiles(problems);
    }

    Inventory read(List<InventorySource> sources, List<Path> besides) {
        SourceReader reader = new SourceReader(draft, files);
        sources.forEach(reader::read);
        placeGroups();
        List.copyOf(draft.hosts()).forEach(this::placeHost);
        warnOfSharedNames();
        Map<Path, Path> runbooks = byRealPath(besides.stream());
        Map<Path, Path> inventories = byRealPath(sources.stream().flatMap(InventoryReader::directory));
        inventories.keySet().removeAll(runbooks.keySet());
        Precedence precedence = new Precedence(draft, beside(inventories), beside(runbooks));
        return new Inventory(new Groups(draft).all(), precedence, warnings.inOrder(), files.opened());
    }

    /** Every group is inside {@code all}. */
    private void placeGroups() {
        draft.groups().stream()
                .filter(group -> group != draft.all() && group.parents().isEmpty())
                .forEach(group -> draft.all().adopt(group));
    }

    /** A host is in {@code ungrouped} if it is in no other group. */
    private void placeHost(DraftHost host) {
        DraftGroup ungrouped = draft.ungrouped();
        boolean grouped = host.groups().stream().anyMatch(group -> group != draft.all() && group != ungrouped);
        if (grouped) {
            ungrouped.remove(host);
        } else {
            ungrouped.add(host);
        }
    }

    private void warnOfSharedNames() {
        draft.groups().stream()
                .map(DraftGroup::name)
                .filter(draft::knowsHost)
                .forEach(name -> warnings.add(
                        Problem.of("`" + name + "` is the name of a host and of a group; rename one of them")));
    }

    private static Stream<Path> directory(InventorySource source) {
        if (!(source instanceof InventorySource.At at)) {
            return Stream.empty();
        }
        if (Files.isDirectory(at.path())) {
            return Stream.of(at.path());
        }
        Path parent = at.path().getParent();
        return Stream.of(parent == null ? Path.of("") : parent);
    }

    /** Each directory once, in the last of its places: what it would lose in the first it wins there. */
    private static Map<Path, Path> byRealPath(Stream<Path> directories) {
        Map<Path, Path> byRealPath = new LinkedHashMap<>();
        directories.forEach(directory -> {
            Path real = real(directory);
            byRealPath.remove(real);
            byRealPath.put(real, directory);
        });
        return byRealPath;
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize();
        }
    }

    private List<Precedence.Beside> beside(Map<Path, Path> directories) {
        Set<String> groups = names(draft.groups().stream().map(DraftGroup::name));
        Set<String> hosts = names(Stream.concat(draft.hosts().stream().map(DraftHost::name), Localhost.NAMES.stream()));
        return directories.values().stream()
                .map(directory -> new Precedence.Beside(
                        VariableFiles.read(
                                directory.resolve("group_vars"), Origin.Kind.GROUP_VARS, groups, draft, files),
                        VariableFiles.read(directory.resolve("host_vars"), Origin.Kind.HOST_VARS, hosts, draft, files)))
                .toList();
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
