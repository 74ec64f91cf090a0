package dev.runbook.inventory;

import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Reason;
import dev.runbook.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that make up an inventory, in the order in which they are opened. */
final class InventoryFiles {

    private static final String ENCRYPTED = "$ANSIBLE_VAULT";

    private final Problems problems;
    private final List<SourceFile> opened = new ArrayList<>();

    InventoryFiles(Problems problems) {
        this.problems = problems;
    }

    List<SourceFile> opened() {
        return opened;
    }

    /** The text of a file; empty if it cannot be read, which is then among the problems. */
    Optional<SourceFile> open(Path path) {
        try {
            return open(SourceFile.read(path));
        } catch (InvalidSource e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    Optional<SourceFile> open(SourceFile file) {
        opened.add(file);
        if (file.text().startsWith(ENCRYPTED)) {
            problems.add(
                    file.at(1, 1, ENCRYPTED.length()),
                    "the file is encrypted and vault is not supported yet; decrypt it first");
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** What a directory holds, in alphabetical order. */
    List<Path> list(Path directory) {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.sorted().toList();
        } catch (IOException e) {
            problems.add(Problem.of("`" + directory + "` cannot be read: " + Reason.of(e)));
            return List.of();
        }
    }

    /** {@code yml} for {@code web.yml}; empty for {@code web} and {@code .web}. */
    static String extension(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }
}
