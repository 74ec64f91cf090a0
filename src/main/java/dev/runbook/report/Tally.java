package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many steps of the runbook ended how, host by host, and what is left over. */
final class Tally implements RunEvents {

    private static final Comparator<String> ORDER = Comparator.comparing(List.of(
            "ok", "changed", "skipped", "ignored", "failed", "refused", "waiting", "unreachable", "in doubt")::indexOf);

    private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    private final Map<String, Integer> undone = new LinkedHashMap<>();
    private final List<Event.DebtOwed> owed = new ArrayList<>();
    private final List<Event.StepFinished> failures = new ArrayList<>();
    private final List<String> unreachable = new ArrayList<>();
    private final Unreturned unreturned = new Unreturned();
    private Optional<Event.LockRefused> refused = Optional.empty();
    private String run = "";
    private boolean undoing;
    private boolean committed;

    /** What had happened before the run was taken up; what failed then is tried again now. */
    void recall(List<Entry> past) {
        past.stream().filter(entry -> !isFailure(entry.event())).forEach(this::recorded);
        owed.clear();
    }

    private static boolean isFailure(Event event) {
        return event instanceof Event.StepFinished finished
                && finished.outcome().failed();
    }

    @Override
    public void runStarted(String run, Event.RunStarted event) {
        event.hosts().forEach(host -> counts.put(host, new TreeMap<>(ORDER)));
    }

    @Override
    public void hostUnreachable(Event.HostUnreachable event) {
        unreachable.add(event.host());
    }

    @Override
    public void lockRefused(String itsRun, Event.LockRefused event) {
        run = itsRun;
        refused = Optional.of(event);
    }

    @Override
    public void committed(Event.Committed event) {
        committed = true;
    }

    @Override
    public void stepStarted(Event.StepStarted event) {
        unreturned.started(event);
    }

    @Override
    public void rollbackStarted(Event.RollbackStarted event) {
        undoing = true;
    }

    @Override
    public void undoFinished(Event.UndoFinished event) {
        event.hosts().forEach(host -> undone.merge(host, 1, Integer::sum));
    }

    @Override
    public void debtOwed(Event.DebtOwed event) {
        owed.add(event);
    }

    /** Counts the runbook's own steps; a loop counts once. */
    @Override
    public void stepFinished(Event.StepFinished event) {
        if (!undoing) {
            unreturned.finished(event);
        }
        if (undoing || !event.step().isOuter() || event.step().last().item().isPresent()) {
            return;
        }
        counts.computeIfAbsent(event.host(), host -> new TreeMap<>(ORDER))
                .merge(OutcomeWord.text(event.outcome()), 1, Integer::sum);
        if (event.outcome().failed()) {
            failures.add(event);
        }
    }

    /** Hosts on which something happened, in the order of the run. */
    List<String> hosts() {
        return counts.keySet().stream()
                .filter(host -> !counts.get(host).isEmpty() || undone.containsKey(host))
                .toList();
    }

    Map<String, Integer> counts(String host) {
        return counts.get(host);
    }

    int undone(String host) {
        return undone.getOrDefault(host, 0);
    }

    List<Event.DebtOwed> owed() {
        return owed;
    }

    List<Event.StepFinished> failures() {
        return failures;
    }

    /** Steps that may have changed something and have no undo, each with its hosts. */
    Map<String, List<String>> unreturned() {
        return unreturned.byTitle();
    }

    List<String> unreachable() {
        return unreachable;
    }

    /** What can be done about a lock that somebody else has. */
    List<String> unlocking() {
        return refused.map(event -> LockWords.advice(run, event)).orElse(List.of());
    }

    boolean committed() {
        return committed;
    }
}
