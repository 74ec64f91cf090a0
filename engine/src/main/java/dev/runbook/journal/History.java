package dev.runbook.journal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a journal holds.
 *
 * @param healed what stood behind the last whole record: one that was being written when the program was killed
 */
public record History(List<Entry> entries, Optional<String> healed) {

    public static final History NONE = new History(List.of(), Optional.empty());

    /** The state that the records add up to. */
    public Progress progress() {
        Progress progress = Progress.NONE;
        for (Entry entry : entries) {
            progress = progress.after(entry);
        }
        return progress;
    }

    /** How the run ended, if it has not gone on since. */
    public Optional<Ending> ending() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Event event = entries.get(i).event();
            if (event instanceof Event.RunFinished finished) {
                return Optional.of(finished.ending());
            }
            if (event instanceof Event.RunResumed || event instanceof Event.RunStarted) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The hosts whose lock it has, or had when it was last heard of. */
    public Set<String> locked() {
        Set<String> hosts = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.LockTaken taken) {
                hosts.addAll(taken.hosts());
            } else if (entry.event() instanceof Event.LockReleased released) {
                released.hosts().forEach(hosts::remove);
            }
        }
        return hosts;
    }

    /** Which run it is of; empty if nothing was recorded. */
    public Optional<String> run() {
        return entries.stream().findFirst().map(Entry::run);
    }

    Optional<Entry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }
}
