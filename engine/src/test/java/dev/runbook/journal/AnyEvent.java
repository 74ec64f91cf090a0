package dev.runbook.journal;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Events of every kind, filled with odd values. */
final class AnyEvent {

    private final OddValues odd;
    private final List<Supplier<Event>> kinds = List.of(
            this::runStarted,
            this::runResumed,
            this::guardFailed,
            this::hostUnreachable,
            this::lockTaken,
            this::lockSkipped,
            this::lockRefused,
            this::lockReleased,
            this::lockKept,
            this::playStarted,
            this::blockEntered,
            this::stepStarted,
            this::stepFinished,
            this::hiddenStepFinished,
            this::gate,
            this::committed,
            this::rollbackStarted,
            this::undoStarted,
            this::undoFinished,
            this::debtOwed,
            this::runFinished);

    AnyEvent(long seed) {
        this.odd = new OddValues(seed);
    }

    Event next() {
        return odd.any(kinds).get();
    }

    /** One of each kind. */
    List<Event> all() {
        return kinds.stream().map(Supplier::get).toList();
    }

    private Event runStarted() {
        return new Event.RunStarted(odd.text(), odd.text(), odd.text(), odd.text(), odd.texts());
    }

    private Event runResumed() {
        return new Event.RunResumed(odd.text(), odd.text(), odd.text());
    }

    private Event guardFailed() {
        return new Event.GuardFailed(odd.text(), odd.maybe(odd::text), odd.text());
    }

    private Event hostUnreachable() {
        return new Event.HostUnreachable(odd.text(), odd.text());
    }

    private Event lockTaken() {
        return new Event.LockTaken(odd.texts());
    }

    private Event lockSkipped() {
        return new Event.LockSkipped(odd.text());
    }

    private Event lockRefused() {
        return new Event.LockRefused(
                odd.text(), odd.text(), odd.text(), odd.text(), odd.maybe(odd::text), odd.text(), odd.text());
    }

    private Event lockReleased() {
        return new Event.LockReleased(odd.texts(), odd.text(), odd.text());
    }

    private Event lockKept() {
        return new Event.LockKept(odd.text(), odd.text());
    }

    private Event playStarted() {
        return new Event.PlayStarted(odd.text(), odd.text(), odd.texts());
    }

    private Event blockEntered() {
        return new Event.BlockEntered(odd.path(), visit(), odd.texts());
    }

    private VisitId visit() {
        return VisitId.of(odd.number()).inside(odd.number());
    }

    private Event stepStarted() {
        return new Event.StepStarted(
                odd.path(),
                odd.text(),
                odd.text(),
                visit(),
                odd.maybe(odd::value),
                odd.text(),
                odd.truth(),
                odd.truth(),
                new Workplace(odd.maybe(odd::text), odd.maybe(odd::text)));
    }

    private Event stepFinished() {
        return finished(Value.map(odd.map()), odd.map(), false);
    }

    /** What is hidden is not kept, but for the exit code. */
    private Event hiddenStepFinished() {
        Map<String, Value> exitCode = odd.maybe(() -> Map.<String, Value>of("rc", Value.of(odd.number())))
                .orElse(Map.of());
        return finished(Value.map(exitCode), Map.of(), true);
    }

    private Event finished(Value.Fields result, Map<String, Value> remembered, boolean hidden) {
        Outcome outcome = new Outcome(
                odd.any(List.of(Outcome.Kind.values())),
                result,
                odd.maybe(odd::text),
                odd.duration(),
                odd.truth(),
                odd.truth());
        Optional<Value> item = odd.maybe(odd::value);
        return new Event.StepFinished(
                odd.path(),
                odd.text(),
                odd.text(),
                visit(),
                item,
                outcome,
                odd.text(),
                remembered,
                odd.texts(),
                hidden);
    }

    private Event gate() {
        return new Event.Gate(odd.text(), odd.maybe(this::visit), odd.text(), odd.text(), odd.text());
    }

    private Event committed() {
        return new Event.Committed(odd.text());
    }

    private Event rollbackStarted() {
        return new Event.RollbackStarted(odd.text(), odd.number());
    }

    private Event undoStarted() {
        return new Event.UndoStarted(odd.path(), odd.text(), visit(), odd.texts());
    }

    private Event undoFinished() {
        return new Event.UndoFinished(odd.path(), visit(), odd.texts());
    }

    private Event debtOwed() {
        return new Event.DebtOwed(odd.path(), odd.text(), odd.text(), odd.text());
    }

    private Event runFinished() {
        return new Event.RunFinished(odd.any(List.of(Ending.values())), odd.duration());
    }
}
