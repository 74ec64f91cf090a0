package dev.runbook.journal;

import dev.runbook.value.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The journal of one run: JSON lines, each on disk before the next act. Only one process has it open at a time. */
public final class Journal implements AutoCloseable {

    private final Path folder;
    private final String run;
    private final Secrets secrets;
    private final Clock clock;
    private final JournalFile file;
    private final History past;
    private final List<Consumer<Entry>> listeners;
    private final Object flushing = new Object();
    private Progress progress;
    private int written;
    private String check;
    private int flushed;
    private volatile Optional<IOException> failure = Optional.empty();

    private Journal(
            Path folder,
            String run,
            Secrets secrets,
            Clock clock,
            JournalFile file,
            History past,
            List<Consumer<Entry>> listeners) {
        this.folder = folder;
        this.run = run;
        this.secrets = secrets;
        this.clock = clock;
        this.file = file;
        this.past = past;
        this.listeners = new CopyOnWriteArrayList<>(listeners);
        this.progress = past.progress();
        this.written = past.entries().size();
        this.check = past.last().map(Entry::check).orElse(Seal.NONE);
        this.flushed = written;
    }

    /**
     * Starts {@code folder/journal.jsonl}; the folder is made with mode 0700.
     *
     * @throws RunBusy if another process has it open
     * @throws JournalUnwritable if it cannot be written
     */
    public static Journal start(
            Path folder, String run, Secrets secrets, Clock clock, List<Consumer<Entry>> listeners) {
        try {
            return new Journal(folder, run, secrets, clock, JournalFile.create(folder), History.NONE, listeners);
        } catch (IOException e) {
            throw new JournalUnwritable(folder, false, e);
        }
    }

    /**
     * Goes on behind the last record. A torn last line is cut off; {@link #past} tells so.
     *
     * @throws RunBusy if another process has it open
     * @throws BrokenJournal if its records do not follow from each other, or if there are none
     * @throws JournalUnwritable if it cannot be written
     */
    public static Journal reopen(Path folder, Secrets secrets, Clock clock, List<Consumer<Entry>> listeners) {
        try {
            JournalFile file = JournalFile.open(folder);
            try {
                History past = heal(folder, file, secrets);
                String run = past.run().orElseThrow(() -> empty(folder));
                return new Journal(folder, run, secrets, clock, file, past, listeners);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new JournalUnwritable(folder, false, e);
        }
    }

    /**
     * What the journal in this folder holds; it may be of a run that is under way.
     *
     * @throws BrokenJournal if its records do not follow from each other
     */
    public static History read(Path folder) {
        Path file = folder.resolve(JournalFile.NAME);
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be read", e);
        }
    }

    /** Whether another process is working on the run in this folder. */
    public static boolean isUnderWay(Path folder) {
        try {
            JournalFile.open(folder).close();
            return false;
        } catch (RunBusy busy) {
            return true;
        } catch (IOException e) {
            throw new JournalUnwritable(folder, false, e);
        }
    }

    /**
     * What these bytes of a journal hold.
     *
     * @param file its name, for messages
     * @throws BrokenJournal if its records do not follow from each other
     */
    public static History parse(Path file, byte[] bytes) {
        return JournalReader.read(file, bytes, new Secrets()).history();
    }

    private static History heal(Path folder, JournalFile file, Secrets secrets) throws IOException {
        JournalReader.Reading reading = JournalReader.read(folder.resolve(JournalFile.NAME), file.read(), secrets);
        if (reading.history().healed().isPresent()) {
            file.cutTo(reading.length());
            file.force();
        }
        return reading.history();
    }

    private static BrokenJournal empty(Path folder) {
        return new BrokenJournal(
                folder.resolve(JournalFile.NAME),
                "record 1: found none, wanted the start of a run; nothing was done in it: start another",
                List.of());
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** Tells this listener of every record from now on. */
    public void tell(Consumer<Entry> listener) {
        listeners.add(listener);
    }

    /** What was recorded before it was opened this time. */
    public History past() {
        return past;
    }

    /**
     * Writes what happened; returns when it is on disk. Records of several hosts that come at the same time share one
     * flush.
     *
     * @throws JournalUnwritable now and from now on, if that is not possible
     */
    public void record(Event event) {
        flushUpTo(append(event));
    }

    /**
     * Lets nothing more be done once a record could not be written.
     *
     * @throws JournalUnwritable if that has happened
     */
    public void ensureWritable() {
        failure.ifPresent(cause -> {
            throw unwritable(cause);
        });
    }

    private synchronized int append(Event event) {
        ensureWritable();
        Entry entry = Entry.after(check, written + 1, clock.instant(), run, event, secrets);
        attempt(() -> file.append(entry.text()));
        written = entry.n();
        check = entry.check();
        progress = progress.after(entry);
        listeners.forEach(listener -> listener.accept(entry));
        return entry.n();
    }

    private void flushUpTo(int n) {
        synchronized (flushing) {
            if (flushed < n) {
                ensureWritable();
                int reached = lastWritten();
                attempt(file::force);
                flushed = reached;
            }
        }
    }

    private synchronized int lastWritten() {
        return written;
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void attempt(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            failure = Optional.of(e);
            throw unwritable(e);
        }
    }

    private JournalUnwritable unwritable(IOException cause) {
        return new JournalUnwritable(folder, lastWritten() > 0, cause);
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
}
