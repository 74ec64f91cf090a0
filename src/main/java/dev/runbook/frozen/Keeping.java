package dev.runbook.frozen;

import dev.runbook.files.OwnersFiles;
import dev.runbook.value.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files for their owner's eyes only. What shows a secret is not written; its digest is enough to know it again. */
final class Keeping {

    private final Secrets secrets;

    Keeping(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Whether the text may be kept. */
    boolean mayKeep(byte[] bytes) {
        return !secrets.shows(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Over one that is there. */
    void write(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file)) {
            Files.write(file, bytes);
        } else {
            OwnersFiles.write(file, bytes);
        }
    }
}
