package dev.runbook.whatif;

import dev.runbook.journal.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a step is foreseen to end on a host.
 *
 * @param traces whether it may have left any
 * @param changed what its result says
 * @param ignored whether the author wants its failure ignored
 * @param reason why it fails by itself; empty if its failure is what we suppose
 */
record Foreseen(Outcome.Kind kind, boolean traces, boolean changed, boolean ignored, Optional<String> reason) {

    static final Foreseen SKIPPED = new Foreseen(Outcome.Kind.SKIPPED, false, false, false, Optional.empty());

    static Foreseen success(boolean changed) {
        Outcome.Kind kind = changed ? Outcome.Kind.CHANGED : Outcome.Kind.OK;
        return new Foreseen(kind, changed, changed, false, Optional.empty());
    }

    static Foreseen refused(Optional<String> why) {
        return new Foreseen(Outcome.Kind.REFUSED, false, false, false, why);
    }

    boolean failed() {
        return kind.isFailure() && !ignored;
    }

    boolean changedIt() {
        return changed || kind == Outcome.Kind.CHANGED;
    }

    Foreseen ignoring(boolean ignores) {
        return new Foreseen(kind, traces, changed, ignores && kind == Outcome.Kind.FAILED, reason);
    }

    Foreseen withTraces(boolean left) {
        return new Foreseen(kind, left, changed, ignored, reason);
    }

    /** Of a loop: as the item ends that speaks for all. */
    static Foreseen ofItems(List<Foreseen> items) {
        if (items.isEmpty()) {
            return SKIPPED;
        }
        Foreseen telling = first(items, Foreseen::failed)
                .or(() -> first(items, item -> item.kind.isFailure()))
                .or(() -> first(items, item -> item.kind == Outcome.Kind.CHANGED))
                .or(() -> first(items, item -> item.kind == Outcome.Kind.OK))
                .orElse(items.get(0));
        boolean changed =
                first(items, item -> item.kind == Outcome.Kind.CHANGED).isPresent();
        boolean traces = items.stream().anyMatch(Foreseen::traces);
        return new Foreseen(telling.kind, traces, changed, telling.ignored, telling.reason);
    }

    private static Optional<Foreseen> first(List<Foreseen> items, Predicate<Foreseen> which) {
        return items.stream().filter(which).findFirst();
    }
}
