package dev.runbook.journal;

import dev.runbook.files.OwnersFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The file of a journal, held by one process at a time. What is locked is a file beside it: a lock on the journal
 * itself would be lost as soon as this process reads and closes it somewhere else.
 */
final class JournalFile implements AutoCloseable {

    static final String NAME = "journal.jsonl";

    private static final String LOCK = "journal.lock";
    private static final int LOOKS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final FileChannel lock;
    private final FileChannel channel;
    private long length;

    private JournalFile(FileChannel lock, FileChannel channel) throws IOException {
        this.lock = lock;
        this.channel = channel;
        this.length = channel.size();
    }

    /** A new file; the folder is made with mode 0700. */
    static JournalFile create(Path folder) throws IOException {
        OwnersFiles.createFolder(folder);
        return held(folder, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** The file that is there. */
    static JournalFile open(Path folder) throws IOException {
        return held(folder, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private static JournalFile held(Path folder, Set<? extends OpenOption> options) throws IOException {
        FileChannel lock = lock(folder);
        try {
            return new JournalFile(lock, open(folder.resolve(NAME), options));
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel lock = open(folder.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (!isTaken(lock)) {
            lock.close();
            throw new RunBusy(folder);
        }
        return lock;
    }

    /** Whoever only looks whether it is taken holds it for a moment; so a second look is worth its while. */
    private static boolean isTaken(FileChannel lock) throws IOException {
        boolean taken = isFree(lock);
        for (int look = 1; !taken && look < LOOKS; look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            taken = isFree(lock);
        }
        return taken;
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, OwnersFiles.FILE);
    }

    byte[] read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until all of it is there
        }
        return bytes.array();
    }

    /** Whole or not at all, as far as the disk allows. */
    void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long before = length;
        try {
            while (bytes.hasRemaining()) {
                length += channel.write(bytes, length);
            }
        } catch (IOException e) {
            cutAgain(before, e);
            throw e;
        }
    }

    private void cutAgain(long whole, IOException because) {
        try {
            cutTo(whole);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    void cutTo(long whole) throws IOException {
        channel.truncate(whole);
        length = whole;
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        lock.close();
    }
}
