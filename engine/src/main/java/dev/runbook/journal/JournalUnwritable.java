package dev.runbook.journal;

import java.io.IOException;
import java.nio.file.Path;

/** The journal cannot be written; nothing is done any more, since nothing of it could be known later. */
public final class JournalUnwritable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String run;
    private final boolean begun;

    /** @param begun whether something may have been done before */
    JournalUnwritable(Path folder, boolean begun, IOException cause) {
        super("the journal cannot be written in `" + folder + "`", cause);
        this.run = folder.getFileName().toString();
        this.begun = begun;
    }

    public String run() {
        return run;
    }

    /** Whether the run had begun, and can be resumed. */
    public boolean begun() {
        return begun;
    }

    @Override
    public synchronized IOException getCause() {
        return (IOException) super.getCause();
    }
}
