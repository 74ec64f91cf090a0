package dev.runbook.cli;

import dev.runbook.files.OwnersFiles;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that only their owner may read. */
final class PrivateFile {

    private PrivateFile() {}

    /**
     * Writes it whole or not at all, over one that is there.
     *
     * @param name from this directory on
     * @throws InvalidSource if it cannot be written
     */
    static void write(Path directory, Path name, String text) {
        Path file = directory.resolve(name).toAbsolutePath();
        if (!Files.isDirectory(file.getParent())) {
            throw cannot(name, "its folder is not there; make that, or name another file");
        }
        try {
            OwnersFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw cannot(name, Reason.of(e) + "; name another file");
        }
    }

    private static InvalidSource cannot(Path name, String why) {
        return new InvalidSource(List.of(Problem.of("`" + name + "` cannot be written: " + why)));
    }
}
