package dev.runbook.procedure;

import dev.runbook.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where runbooks and what belongs to them are found: beside the runbook, then in ./runbooks, then among those shipped
 * with the program.
 */
public record Library(Optional<Path> besideRunbook, Path workingDirectory, Materials materials) {

    private static final String SHIPPED = "/runbooks/";
    private static final String JAR = "runbook.jar!" + SHIPPED;

    /** One in which everything is still to be looked up. */
    public Library(Optional<Path> besideRunbook, Path workingDirectory) {
        this(besideRunbook, workingDirectory, Materials.live());
    }

    /** The runbook the operator means. */
    public static Optional<Found> runbook(String name, Path workingDirectory) {
        Path given = workingDirectory.resolve(name);
        Path inFolder = workingDirectory.resolve("runbooks").resolve(name);
        return Stream.of(given, inFolder)
                .filter(Files::exists)
                .findFirst()
                .map(path -> found(path, workingDirectory))
                .or(() -> shipped(name).map(file -> new Found(file, new Library(Optional.empty(), workingDirectory))));
    }

    /** A runbook, and the library its own names are looked up in. */
    public record Found(SourceFile file, Library library) {}

    /** The action of this name that is written in YAML. */
    public Optional<SourceFile> action(String name) {
        return find("actions/" + name + ".yml");
    }

    /** A file that a runbook includes. */
    public Optional<SourceFile> find(String name) {
        return materials.text(name, () -> lookedUp(name));
    }

    private Optional<SourceFile> lookedUp(String name) {
        return folders().stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(path -> SourceFile.read(path, shown(path)))
                .or(() -> shipped(name));
    }

    /** Where a file that a runbook copies lies on this machine. */
    public Optional<Path> path(String name) {
        return materials.file(name, () -> lying(name));
    }

    private Optional<Path> lying(String name) {
        return folders().stream()
                .flatMap(folder -> Stream.of(
                        folder.resolve(name),
                        folder.resolve("files").resolve(name),
                        folder.resolve("templates").resolve(name)))
                .filter(Files::exists)
                .findFirst();
    }

    /** Names of the actions written in YAML that are to be found, for suggestions. */
    public List<String> actionNames() {
        return Stream.concat(
                        folders().stream().flatMap(folder -> ymlFilesIn(folder.resolve("actions"))), ymlFilesShipped())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Path> folders() {
        return Stream.concat(besideRunbook.stream(), Stream.of(workingDirectory.resolve("runbooks")))
                .toList();
    }

    private String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path base = workingDirectory.toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base.relativize(absolute).toString() : absolute.toString();
    }

    private static Found found(Path path, Path workingDirectory) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        Library library = new Library(Optional.of(folder), workingDirectory);
        return new Found(SourceFile.read(path, library.shown(path)), library);
    }

    private static Optional<SourceFile> shipped(String name) {
        if (Path.of(name).isAbsolute() || name.contains("..")) {
            return Optional.empty();
        }
        try (InputStream stream = Library.class.getResourceAsStream(SHIPPED + name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(SourceFile.decode(JAR + name, stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this is a file that is shipped with the program, as it is shipped. */
    public static boolean isShipped(SourceFile file) {
        return file.name().startsWith(JAR)
                && shipped(file.name().substring(JAR.length()))
                        .filter(file::equals)
                        .isPresent();
    }

    private static Stream<String> ymlFilesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yml"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> ymlFilesShipped() {
        return Stream.of("app", "backup", "lb", "restore")
                .filter(name -> shipped("actions/" + name + ".yml").isPresent());
    }
}
