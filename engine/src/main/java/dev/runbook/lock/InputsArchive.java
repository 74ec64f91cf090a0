package dev.runbook.lock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The folder of a run's inputs as one file. */
final class InputsArchive {

    private InputsArchive() {}

    /** All files under the folder; none if it is not there. */
    static byte[] of(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            for (Path file : files(folder)) {
                archive.putNextEntry(entry(folder.relativize(file)));
                Files.copy(file, archive);
                archive.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The same bytes whenever it is made. */
    private static ZipEntry entry(Path name) {
        ZipEntry entry = new ZipEntry(name.toString());
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        return entry;
    }

    /** Puts the files back under a folder, and nowhere else. */
    static void unpack(byte[] bytes, Path folder) throws IOException {
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("`" + entry.getName() + "` leads out of its folder");
                }
                OwnersFiles.write(file, archive.readAllBytes());
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
