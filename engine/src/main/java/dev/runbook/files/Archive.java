package dev.runbook.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Many files as one zip file, and back. */
public final class Archive {

    private Archive() {}

    /** All files under the folder by their names there, in their order; none if it is not there. */
    public static Map<String, byte[]> filesIn(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** The same bytes whenever it is made. */
    public static byte[] pack(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The files in it by their names, however many they are. */
    public static Map<String, byte[]> read(byte[] packed) throws IOException {
        return read(packed, Integer.MAX_VALUE - 1);
    }

    /**
     * The files in it, by their names.
     *
     * @param most how many bytes they may have together
     * @throws IOException if they have more, if a name stands twice, or if these bytes are no zip file
     */
    public static Map<String, byte[]> read(byte[] packed, int most) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int left = most;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || files.put(entry.getName(), bytes) != null) {
                    throw new IOException("it holds too much, or something twice");
                }
            }
        }
        return files;
    }

    /** Puts the files under a folder, for their owner only, and nowhere else. */
    public static void unpack(Map<String, byte[]> files, Path folder) throws IOException {
        Path inside = folder.normalize();
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            Path file = inside.resolve(entry.getKey()).normalize();
            if (!file.startsWith(inside)) {
                throw new IOException("`" + entry.getKey() + "` leads out of its folder");
            }
            OwnersFiles.write(file, entry.getValue());
        }
    }
}
