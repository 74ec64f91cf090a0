package dev.runbook.saved;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Files in one zip file, for their owner's eyes only. */
final class Archive {

    /** A file that unpacks to more is no plan. */
    private static final int MOST = 256 * 1024 * 1024;

    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Archive() {}

    static void write(Path file, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        Path folder = file.toAbsolutePath().getParent();
        Path written = Files.createTempFile(folder, ".plan", "", OWNERS);
        Files.write(written, bytes.toByteArray());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        int left = MOST;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || entries.put(entry.getName(), bytes) != null) {
                    throw new IOException("it holds too much, or something twice");
                }
            }
        }
        return entries;
    }

    static Map<String, byte[]> filesIn(Path folder, String prefix) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(prefix + folder.relativize(file), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** Puts the files back under a folder, and nowhere else. */
    static void unpack(Map<String, byte[]> entries, String prefix, Path folder) throws IOException {
        List<String> names = entries.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
        for (String name : names) {
            Path file = folder.resolve(name.substring(prefix.length())).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new IOException("`" + name + "` leads out of its folder");
            }
            Files.createDirectories(file.getParent(), OWNERS_FOLDER);
            Files.write(Files.createFile(file, OWNERS), entries.get(name));
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Optional<byte[]> ofBase64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
