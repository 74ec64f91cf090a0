package dev.runbook.report;

import dev.runbook.journal.Begun;
import dev.runbook.journal.Debt;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.History;
import dev.runbook.journal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A run as it is recorded.
 *
 * @param fault what is wrong with its journal; the history then holds the records before that
 * @param underWay whether a process is working on it now
 * @param kept whether its inputs are there, without which it cannot be taken up
 */
public record Chronicle(String run, History history, Optional<String> fault, boolean underWay, boolean kept) {

    /** Answers about a failure that say what its step comes to. */
    private static final Set<String> DECIDING = Set.of("retry", "skip", "continue");

    public Optional<Event.RunStarted> start() {
        return events(Event.RunStarted.class).findFirst();
    }

    public Optional<Instant> began() {
        return history.entries().stream().findFirst().map(Entry::at);
    }

    /** How long it was worked on, without the time that it lay. */
    public Duration worked() {
        Duration worked = Duration.ZERO;
        Optional<Instant> last = Optional.empty();
        for (Entry entry : history.entries()) {
            boolean lay = last.isEmpty() || entry.event() instanceof Event.RunResumed;
            worked = lay ? worked : worked.plus(Duration.between(last.get(), entry.at()));
            last = Optional.of(entry.at());
        }
        return worked;
    }

    /** Where it stands, in words. */
    public String standing() {
        if (fault.isPresent()) {
            return "its journal cannot be trusted";
        }
        if (underWay) {
            return "under way";
        }
        if (history.entries().isEmpty()) {
            return "nothing was recorded";
        }
        return waitingFor().map(gate -> "waits for an approval").orElseGet(this::ended);
    }

    private String ended() {
        return history.ending().map(Ending::words).orElse("cut off");
    }

    /** Whether it can be resumed or rolled back. */
    public boolean canBeTakenUp() {
        boolean open = history.ending()
                .map(Ending::canBeTakenUp)
                .orElse(!history.entries().isEmpty());
        return open && kept && fault.isEmpty() && !underWay;
    }

    /** What is still owed, the newest first; nothing of a run that has come to its end. */
    public List<Debt> owed() {
        boolean over = history.ending().filter(ending -> !ending.canBeTakenUp()).isPresent();
        return over
                ? List.of()
                : history.progress().debts().stream()
                        .sorted((one, other) -> Integer.compare(other.n(), one.n()))
                        .toList();
    }

    /** The runbook's own steps that were begun and of which nobody knows how they ended, nor has decided about it. */
    public List<Event.StepStarted> unended() {
        if (!canBeTakenUp()) {
            return List.of();
        }
        return history.progress().unended().stream()
                .filter(begun -> begun.step().segments().size() == 1)
                .map(this::startOf)
                .distinct()
                .filter(start -> !isDecidedAfter(start.n(), (Event.StepStarted) start.event()))
                .map(start -> (Event.StepStarted) start.event())
                .toList();
    }

    private Entry startOf(Begun begun) {
        return history.entries().stream()
                .filter(entry -> entry.event() instanceof Event.StepStarted started
                        && begun.isOf(started.step(), started.visit(), started.host()))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private boolean isDecidedAfter(int n, Event.StepStarted started) {
        return history.entries().stream()
                .skip(n)
                .anyMatch(entry -> entry.event() instanceof Event.Gate gate
                        && gate.visit().isEmpty()
                        && gate.step().equals(started.step().last().id())
                        && DECIDING.contains(gate.answer()));
    }

    /** Why the newest attempt could not pay this debt. */
    public Optional<String> whyOwed(Debt debt) {
        return events(Event.DebtOwed.class)
                .filter(owed -> owed.step().equals(debt.step()) && owed.host().equals(debt.host()))
                .reduce((before, after) -> after)
                .map(Event.DebtOwed::reason);
    }

    /** The step whose gate the run waits at. */
    public Optional<String> waitingFor() {
        return history.ending()
                .filter(ending -> ending == Ending.STOPPED)
                .flatMap(ending -> events(Event.StepFinished.class).reduce((before, after) -> after))
                .filter(last -> last.outcome().kind() == Outcome.Kind.WAITING)
                .map(last -> last.step().segments().get(0).id());
    }

    <T extends Event> Stream<T> events(Class<T> kind) {
        return history.entries().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
