package dev.runbook.run;

import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the journal of a run that is resumed already has. The walk is the same as before; where it comes to something
 * that has been done or decided, that is recalled instead. From the first thing that is new, nothing is decided for it.
 */
final class Recall {

    /** For a run that begins. */
    static final Recall NOTHING = new Recall(List.of());

    private static final Set<Operator.Reaction> ENDING = EnumSet.of(Operator.Reaction.STOP, Operator.Reaction.ROLLBACK);

    /** A step on a host, in one visit. */
    private record Key(String step, VisitId visit, String host) {}

    /** A step of a visit, wherever it ran. */
    private record Everywhere(String step, VisitId visit) {}

    private final Map<Key, Event.StepFinished> finished = new HashMap<>();
    private final Map<Key, Event.StepStarted> started = new HashMap<>();
    private final Map<Everywhere, String> first = new HashMap<>();
    private final Map<Everywhere, List<String>> entered = new HashMap<>();
    private final Map<Everywhere, Operator.Approval> approvals = new HashMap<>();
    private final Map<String, Deque<Operator.Reaction>> reactions = new HashMap<>();
    private final Map<Everywhere, Integer> undone = new HashMap<>();
    private final Set<Everywhere> undoing = new HashSet<>();
    private final Map<Everywhere, Set<String>> paid = new HashMap<>();
    private final Set<Key> underWay = new HashSet<>();
    private final List<Event.PlayStarted> plays = new ArrayList<>();
    private VisitId last = VisitId.of(0);
    private boolean ended;
    private boolean lastPlayBegan;
    private volatile boolean over;

    private Recall(List<Entry> entries) {
        entries.forEach(entry -> take(entry.event()));
        over = entries.isEmpty();
    }

    static Recall of(List<Entry> entries) {
        return new Recall(entries);
    }

    /** How the step ended on this host. */
    Optional<Event.StepFinished> finished(StepPath step, VisitId visit, String host) {
        return Optional.ofNullable(finished.get(new Key(step.toString(), visit, host)));
    }

    /** Whether the step was begun on this host, and nobody knows how it ended. */
    boolean begun(StepPath step, VisitId visit, String host) {
        Key key = new Key(step.toString(), visit, host);
        return started.containsKey(key) && !finished.containsKey(key);
    }

    /** Whether the step, or any item of its loop, was begun on this host. */
    boolean isUnderWay(StepPath step, VisitId visit, String host) {
        return underWay.contains(new Key(step.toString(), visit, host));
    }

    /** The hosts on which the undo of a step has succeeded. */
    Set<String> paid(StepPath step, VisitId visit) {
        return paid.getOrDefault(new Everywhere(step.toString(), visit), Set.of());
    }

    /** The host that came first to a step which runs once. */
    Optional<String> first(StepPath step, VisitId visit) {
        return Optional.ofNullable(first.get(new Everywhere(step.toString(), visit)));
    }

    /** The hosts that went into a block. */
    Optional<List<String>> entered(StepPath block, VisitId visit) {
        return Optional.ofNullable(entered.get(new Everywhere(block.toString(), visit)));
    }

    /** The hosts of a play that has begun its steps, so that its guards have held. */
    Optional<List<String>> playing(String id) {
        int count = lastPlayBegan ? plays.size() : plays.size() - 1;
        return plays.stream()
                .limit(Math.max(count, 0))
                .filter(play -> play.play().equals(id))
                .map(Event.PlayStarted::hosts)
                .findFirst();
    }

    /** Whether a play has begun, so that the guards of the runbook have held. */
    boolean hasPlayed() {
        return !plays.isEmpty();
    }

    /** The answer at a gate. */
    Optional<Operator.Approval> approval(Gates.Gate gate) {
        return Optional.ofNullable(approvals.get(new Everywhere(gate.step(), gate.visit())));
    }

    /** What was decided about the failures of this step; each decision is recalled once. */
    Optional<Operator.Reaction> reaction(String step) {
        return Optional.ofNullable(
                reactions.getOrDefault(step, new ArrayDeque<>()).poll());
    }

    /** Whether all so far was recalled, and what comes now is where the run had ended, not died. */
    boolean isWhereItEnded() {
        return ended && !over;
    }

    /** From here on things are new. */
    void isOver() {
        over = true;
    }

    /** Which try to undo a step comes now, from 1: the one that was cut off, or another. */
    int undo(StepPath step, VisitId visit) {
        Everywhere undo = new Everywhere(step.toString(), visit);
        int tries = undone.getOrDefault(undo, 0);
        return undoing.contains(undo) ? tries : tries + 1;
    }

    private void take(Event event) {
        if (event instanceof Event.RunFinished) {
            finish();
        } else if (event instanceof Event.StepStarted it) {
            begin(it);
        } else if (event instanceof Event.StepFinished it) {
            end(it);
        } else if (event instanceof Event.BlockEntered it) {
            entered.put(new Everywhere(it.step().toString(), it.visit()), it.hosts());
            stepping();
        } else if (event instanceof Event.PlayStarted it) {
            plays.add(it);
            ended = false;
            lastPlayBegan = false;
        } else if (event instanceof Event.Gate it) {
            decide(it);
        } else if (event instanceof Event.UndoStarted it) {
            undo(it);
        } else if (event instanceof Event.UndoFinished it) {
            paid.computeIfAbsent(new Everywhere(it.step().toString(), it.visit()), key -> new HashSet<>())
                    .addAll(it.hosts());
        }
    }

    /** That it ended there binds nobody who goes on, and what was in doubt then may be known by now. */
    private void finish() {
        ended = true;
        undoing.clear();
        reactions.values().forEach(decided -> decided.removeIf(ENDING::contains));
        finished.values()
                .removeIf(end -> end.outcome().kind() == Outcome.Kind.IN_DOUBT
                        && end.visit().own().equals(last));
    }

    private void stepping() {
        ended = false;
        lastPlayBegan = true;
    }

    private void undo(Event.UndoStarted it) {
        Everywhere undo = new Everywhere(it.step().toString(), it.visit());
        ended = false;
        if (undoing.add(undo)) {
            undone.merge(undo, 1, Integer::sum);
        }
    }

    private void begin(Event.StepStarted it) {
        started.put(new Key(it.step().toString(), it.visit(), it.host()), it);
        underWay.add(new Key(it.step().whole().toString(), it.visit(), it.host()));
        first.putIfAbsent(new Everywhere(it.step().whole().toString(), it.visit()), it.host());
        stepping();
    }

    private void end(Event.StepFinished it) {
        finished.put(new Key(it.step().toString(), it.visit(), it.host()), it);
        last = it.visit().own();
        first.putIfAbsent(new Everywhere(it.step().whole().toString(), it.visit()), it.host());
        stepping();
    }

    private void decide(Event.Gate it) {
        Operator.Approval approval = new Operator.Approval(it.answer().equals("approved"), it.by());
        it.visit().ifPresent(visit -> approvals.put(new Everywhere(it.step(), visit), approval));
        if (it.question().equals(FailureDecision.FAILED)) {
            reactions
                    .computeIfAbsent(it.step(), key -> new ArrayDeque<>())
                    .add(Operator.Reaction.valueOf(it.answer().toUpperCase(Locale.ROOT)));
        }
    }
}
