package dev.runbook.cli;

import dev.runbook.journal.JournalUnwritable;
import dev.runbook.source.Reason;

/** What a journal that cannot be written means, and what to do. */
record Unwritten(JournalUnwritable why) {

    String sentence() {
        return why.getMessage() + " (" + Reason.of(why.getCause()) + "); " + (why.begun() ? stopped() : nothingDone());
    }

    private String stopped() {
        return "the run stopped before its next step: make room there, then go on with `resume " + why.run() + "`";
    }

    private static String nothingDone() {
        return "nothing was done: make room there, or name another folder with `--state-dir`";
    }
}
