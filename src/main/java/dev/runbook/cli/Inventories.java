package dev.runbook.cli;

import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.InventorySource;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds and reads the inventories that were asked for: as given, then under ./inventory. */
final class Inventories {

    private final Path directory;
    private final Problems problems;

    private Inventories(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /**
     * All of them as one; what is wrong is among the problems.
     *
     * @param besides the runbook's directory, where group_vars and host_vars may be
     */
    static Inventory read(List<String> names, Path directory, List<Path> besides, Problems problems) {
        Inventories inventories = new Inventories(directory, problems);
        List<InventorySource> sources = names.stream()
                .flatMap(name -> inventories.source(name).stream())
                .toList();
        return Inventory.read(sources, besides, problems);
    }

    /** The whole path of each that is a file or a directory; a list of hosts is what it is. */
    static List<String> places(List<String> names, Path directory) {
        return names.stream()
                .map(name -> place(name, directory)
                        .map(path -> path.toAbsolutePath().normalize().toString())
                        .orElse(name))
                .toList();
    }

    private static Optional<Path> place(String name, Path directory) {
        return Stream.of(directory.resolve(name), directory.resolve("inventory").resolve(name))
                .filter(Files::exists)
                .findFirst();
    }

    private Optional<InventorySource> source(String name) {
        if (name.isBlank()) {
            problems.add(Problem.of("`-i ` names no inventory; name a file, a directory or hosts `a,b,`"));
            return Optional.empty();
        }
        Optional<Path> file = place(name, directory);
        if (file.isPresent()) {
            return file.map(InventorySource.At::new);
        }
        if (name.contains(",")) {
            return Optional.of(new InventorySource.HostList(name));
        }
        problems.add(Problem.of("there is no inventory `" + name + "`, neither here nor under `inventory`"
                + DidYouMean.suffix(name, names())));
        return Optional.empty();
    }

    private List<String> names() {
        return Stream.of(directory, directory.resolve("inventory"))
                .filter(Files::isDirectory)
                .flatMap(folder -> namesIn(folder).stream())
                .toList();
    }

    private static List<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
