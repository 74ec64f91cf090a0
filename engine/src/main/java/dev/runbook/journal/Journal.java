package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The journal of one run: JSON lines, each on disk before the next act. Secrets are masked before they get here. */
public final class Journal implements AutoCloseable {

    private final String run;
    private final Secrets secrets;
    private final Clock clock;
    private final FileChannel file;
    private final List<Consumer<Entry>> listeners;
    private final Object flushing = new Object();
    private Progress progress = Progress.NONE;
    private int written;
    private int flushed;

    private Journal(String run, Secrets secrets, Clock clock, FileChannel file, List<Consumer<Entry>> listeners) {
        this.run = run;
        this.secrets = secrets;
        this.clock = clock;
        this.file = file;
        this.listeners = List.copyOf(listeners);
    }

    /** Starts {@code folder/journal.jsonl}; the folder is made with mode 0700. */
    public static Journal start(
            Path folder, String run, Secrets secrets, Clock clock, List<Consumer<Entry>> listeners) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel file = FileChannel.open(
                    folder.resolve("journal.jsonl"),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new Journal(run, secrets, clock, file, listeners);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written in `" + folder + "`", e);
        }
    }

    /**
     * Writes what happened; returns when it is on disk. Records of several hosts that come at the same time share one
     * flush.
     */
    public void record(Event event) {
        flushUpTo(append(event));
    }

    private synchronized int append(Event event) {
        Entry entry = new Entry(++written, clock.instant(), run, event);
        write(secrets.mask(entry.value()));
        progress = progress.after(entry);
        listeners.forEach(listener -> listener.accept(entry));
        return entry.n();
    }

    private void flushUpTo(int n) {
        synchronized (flushing) {
            if (flushed < n) {
                int reached = lastWritten();
                flush();
                flushed = reached;
            }
        }
    }

    private synchronized int lastWritten() {
        return written;
    }

    private void flush() {
        try {
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }

    /** The state of the run. */
    public synchronized Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Value value) {
        ByteBuffer line = ByteBuffer.wrap((Json.write(value) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }
}
