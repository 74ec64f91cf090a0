package dev.runbook.cli;

import dev.runbook.journal.BrokenJournal;
import dev.runbook.journal.History;
import dev.runbook.journal.Journal;
import dev.runbook.journal.JournalUnwritable;
import dev.runbook.report.Chronicle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what is recorded of a run, whatever it is worth. */
final class RecordedRun {

    private RecordedRun() {}

    static Chronicle read(Path folder) {
        String id = folder.getFileName().toString();
        boolean kept = Files.isDirectory(folder.resolve("inputs"));
        try {
            History history = Journal.read(folder);
            boolean open = history.ending().isEmpty();
            return new Chronicle(id, history, Optional.empty(), open && isUnderWay(folder), kept);
        } catch (BrokenJournal broken) {
            History sound = new History(broken.sound(), Optional.empty());
            return new Chronicle(id, sound, Optional.of(broken.getMessage()), false, kept);
        }
    }

    /** In a folder that only can be read, nothing is under way that could be told. */
    private static boolean isUnderWay(Path folder) {
        try {
            return Journal.isUnderWay(folder);
        } catch (JournalUnwritable e) {
            return false;
        }
    }
}
