package dev.runbook.cli;

import dev.runbook.journal.BrokenJournal;
import dev.runbook.journal.Event;
import dev.runbook.journal.Journal;
import dev.runbook.journal.JournalUnwritable;
import dev.runbook.journal.RunBusy;
import dev.runbook.report.Printable;
import dev.runbook.value.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Notes a release by hand in the journal of the run, if that is here. */
record ReleaseNote(World world, StateFolder state) {

    /** What hinders it is told; the lock is released all the same. */
    void record(String run, List<String> hosts, String reason) {
        Path folder = state.path().resolve(Path.of(run).getFileName());
        if (!Files.exists(folder.resolve("journal.jsonl"))) {
            world.out().println("the run's journal is not here, so only the hosts know of it");
            return;
        }
        try (Journal journal = Journal.reopen(folder, new Secrets(), Clock.systemUTC(), List.of())) {
            journal.record(new Event.LockReleased(hosts, reason, world.user()));
        } catch (RunBusy busy) {
            world.out().println("a process of the run is at work here; it will stop before its next step");
        } catch (BrokenJournal | JournalUnwritable e) {
            world.err().println(Printable.line("it could not be noted in the journal of the run: " + e.getMessage()));
        }
    }
}
