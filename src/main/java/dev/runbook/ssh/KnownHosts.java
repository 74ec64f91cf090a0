package dev.runbook.ssh;

import dev.runbook.ssh.KnownHost.Marker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The known_hosts files of a run. One for all sessions, so that no two of them write at once. */
final class KnownHosts {

    private record Read(FileTime modified, long size, List<KnownHost> lines) {}

    private final Map<Path, Read> read = new HashMap<>();

    /** What the files say about a host's key. */
    sealed interface Verdict {

        record Known() implements Verdict {}

        record Unknown() implements Verdict {}

        record Changed(KnownHost known) implements Verdict {}

        record Revoked(KnownHost known) implements Verdict {}
    }

    /** @param host as in known_hosts: {@code name}, or {@code [name]:port} where the port is not 22 */
    synchronized Verdict check(List<Path> files, String host, byte[] key) throws IOException {
        List<KnownHost> about = about(files, host);
        Optional<KnownHost> revoked = about.stream()
                .filter(line -> line.marker() == Marker.REVOKED && line.has(key))
                .findFirst();
        if (revoked.isPresent()) {
            return new Verdict.Revoked(revoked.get());
        }
        List<KnownHost> own =
                about.stream().filter(line -> line.marker() == Marker.NONE).toList();
        if (own.stream().anyMatch(line -> line.has(key)) || own.isEmpty() && isKnownWithoutPort(files, host, key)) {
            return new Verdict.Known();
        }
        return own.isEmpty() ? new Verdict.Unknown() : new Verdict.Changed(own.get(0));
    }

    /** The lines about a host, in the order of the files. */
    synchronized List<KnownHost> about(List<Path> files, String host) throws IOException {
        List<KnownHost> lines = new ArrayList<>();
        for (Path file : files) {
            lines(file).stream().filter(line -> line.names(host)).forEach(lines::add);
        }
        return lines;
    }

    /** Adds a line to a file, made with mode 0600 where it does not exist, unless another process was quicker. */
    synchronized void add(Path file, String host, byte[] key) throws IOException {
        createParent(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (Files.isRegularFile(file)) {
                addAlone(file, channel, host, key);
            }
        } finally {
            read.remove(file);
        }
    }

    /** A lock holds off other processes; what keeps threads of this one apart is the monitor. */
    private static void addAlone(Path file, FileChannel channel, String host, byte[] key) throws IOException {
        synchronized (KnownHosts.class) {
            try (FileLock lock = channel.lock()) {
                if (channel.size() == 0 && lock.isValid()) {
                    restrict(file, "rw-------");
                }
                if (parse(file, content(channel)).noneMatch(line -> line.names(host) && line.has(key))) {
                    append(
                            channel,
                            host + " " + type(key) + " " + Base64.getEncoder().encodeToString(key) + "\n");
                }
            }
        }
    }

    private static void append(FileChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((endsInLine(channel) ? line : "\n" + line).getBytes(StandardCharsets.UTF_8));
        channel.write(bytes, channel.size());
        channel.force(true);
    }

    /** Read through the channel: to open the file once more would give up the lock. */
    private static String content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static boolean endsInLine(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return true;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) == '\n';
    }

    private static void createParent(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
    }

    private static void restrict(Path file, String mode) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }

    /** OpenSSH's: a key that is known for the name alone is good for all of its ports. */
    private boolean isKnownWithoutPort(List<Path> files, String host, byte[] key) throws IOException {
        if (!host.startsWith("[")) {
            return false;
        }
        String name = host.substring(1, host.lastIndexOf(']'));
        return about(files, name).stream().anyMatch(line -> line.marker() == Marker.NONE && line.has(key));
    }

    private List<KnownHost> lines(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Read before = read.get(file);
            if (before != null && before.modified.equals(now.lastModifiedTime()) && before.size == now.size()) {
                return before.lines;
            }
            List<KnownHost> lines = parse(file, Files.readString(file, StandardCharsets.ISO_8859_1))
                    .toList();
            read.put(file, new Read(now.lastModifiedTime(), now.size(), lines));
            return lines;
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }

    private static Stream<KnownHost> parse(Path file, String text) {
        String[] lines = text.split("\r?\n", -1);
        return IntStream.range(0, lines.length).boxed().flatMap(i -> KnownHost.parse(file, i + 1, lines[i]).stream());
    }

    /** The key's own name for its type is its first field (RFC 4253, 6.6). */
    private static String type(byte[] key) {
        int length = ByteBuffer.wrap(key).getInt();
        return new String(key, 4, length, StandardCharsets.US_ASCII);
    }
}
