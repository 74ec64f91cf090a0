package dev.runbook.frozen;

import dev.runbook.value.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files for their owner's eyes only. What shows a secret is not written; its digest is enough to know it again. */
final class Keeping {

    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Secrets secrets;

    Keeping(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Whether the text may be kept. */
    boolean mayKeep(byte[] bytes) {
        return !secrets.shows(new String(bytes, StandardCharsets.UTF_8));
    }

    void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent(), OWNERS_FOLDER);
        if (Files.notExists(file)) {
            Files.createFile(file, OWNERS);
        }
        Files.write(file, bytes);
    }
}
