package dev.runbook.journal;

import dev.runbook.plan.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The state of a run: what its records add up to, and nothing else.
 *
 * @param debts what is owed, the oldest first; a step that has started and not ended owes as well
 * @param touched whether anything may have changed on any host
 * @param committed whether the point of no return has been passed
 * @param unwinding whether the rollback has begun, from which there is no way but on
 * @param unended what was begun and may go on
 */
public record Progress(
        Memory memory, List<Debt> debts, boolean touched, boolean committed, boolean unwinding, List<Begun> unended) {

    public static final Progress NONE = new Progress(Memory.EMPTY, List.of(), false, false, false, List.of());

    /** The state after one more record. */
    public Progress after(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.StepStarted started) {
            return (started.undoable() ? owing(entry.n(), started) : this).beginning(started);
        }
        if (event instanceof Event.StepFinished finished) {
            return after(finished);
        }
        if (event instanceof Event.UndoFinished paid) {
            return without(debt -> paid.hosts().stream().anyMatch(host -> debt.isOf(paid.step(), paid.visit(), host)));
        }
        if (event instanceof Event.Committed) {
            return new Progress(memory, List.of(), touched, true, unwinding, unended);
        }
        if (event instanceof Event.RollbackStarted) {
            return new Progress(memory, debts, touched, committed, true, unended);
        }
        return this;
    }

    /** A step that is begun again after the run was resumed owes what it owed. */
    private Progress owing(int n, Event.StepStarted started) {
        if (debts.stream().anyMatch(debt -> debt.isOf(started.step(), started.visit(), started.host()))) {
            return this;
        }
        Debt debt = new Debt(n, started.step(), started.title(), started.host(), started.visit(), memory);
        List<Debt> more = Stream.concat(debts.stream(), Stream.of(debt)).toList();
        return new Progress(memory, more, touched, committed, unwinding, unended);
    }

    private Progress beginning(Event.StepStarted started) {
        Begun begun = new Begun(started.step(), started.visit(), started.host(), started.workplace());
        List<Begun> more = unended.contains(begun)
                ? unended
                : Stream.concat(unended.stream(), Stream.of(begun)).toList();
        return new Progress(memory, debts, touched, committed, unwinding, more);
    }

    private Progress after(Event.StepFinished finished) {
        Memory now = memory.with(finished.host(), finished.path(), finished.remembered());
        for (String host : finished.alsoFor()) {
            now = now.with(host, finished.path(), finished.remembered());
        }
        boolean traces = finished.outcome().traces();
        return new Progress(
                now, settle(finished, traces, now), touched || traces, committed, unwinding, unendedAfter(finished));
    }

    private List<Begun> unendedAfter(Event.StepFinished finished) {
        return finished.outcome().kind() == Outcome.Kind.IN_DOUBT
                ? unended
                : unended.stream()
                        .filter(begun -> !begun.isOf(finished.step(), finished.visit(), finished.host()))
                        .toList();
    }

    /** A step that left no traces owes nothing; one that did, owes its undo with what it has registered itself. */
    private List<Debt> settle(Event.StepFinished finished, boolean traces, Memory now) {
        List<Debt> left = new ArrayList<>();
        for (Debt debt : debts) {
            boolean its = debt.isOf(finished.step(), finished.visit(), finished.host());
            if (!its) {
                left.add(debt);
            } else if (traces) {
                left.add(debt.remembering(now));
            }
        }
        return List.copyOf(left);
    }

    private Progress without(Predicate<Debt> paid) {
        List<Debt> left = debts.stream().filter(paid.negate()).toList();
        return new Progress(memory, left, touched, committed, unwinding, unended);
    }
}
