package dev.runbook.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files that only their owner may read, in folders of the same kind. */
public final class OwnersFiles {

    /** What a new file is to be like: mode 0600. */
    public static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnersFiles() {}

    /** The folder, and those around it, where they are not there yet. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** A new file, in folders that are made for it. */
    public static void write(Path file, byte[] bytes) throws IOException {
        createFolder(file.getParent());
        Files.write(Files.createFile(file, FILE), bytes);
    }

    /** Writes a file whole or not at all, over one that is there, in a folder that is there. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), ".runbook", "", FILE);
        try {
            Files.write(written, bytes);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** The folder with all that is in it, if it is there. */
    public static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
