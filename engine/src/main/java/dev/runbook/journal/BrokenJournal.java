package dev.runbook.journal;

import java.nio.file.Path;
import java.util.List;

/** A journal whose records do not follow from each other. The message names the record, and says what to do. */
public final class BrokenJournal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Entry> sound;

    BrokenJournal(Path file, String message, List<Entry> sound) {
        super("`" + file + "`, " + message);
        this.sound = List.copyOf(sound);
    }

    /** The records before the one that is refused. */
    public List<Entry> sound() {
        return sound;
    }
}
