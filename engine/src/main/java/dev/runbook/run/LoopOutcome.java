package dev.runbook.run;

import dev.runbook.journal.Outcome;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The outcome of a loop: failed if an item failed, changed if one changed, and the results of all in {@code results}. */
final class LoopOutcome {

    private LoopOutcome() {}

    static Outcome of(List<Outcome> items, Duration took) {
        Outcome telling = telling(items);
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("results", Value.list(items.stream().map(Outcome::result).toList()));
        fields.put("changed", Value.of(first(items, Outcome.Kind.CHANGED).isPresent()));
        fields.put("failed", Value.of(telling.kind().isFailure()));
        fields.put("skipped", Value.of(telling.kind() == Outcome.Kind.SKIPPED));
        telling.reason().ifPresent(reason -> fields.put("msg", Value.of(reason)));
        return new Outcome(
                telling.kind(),
                Value.map(fields),
                telling.reason(),
                took,
                telling.ignored(),
                items.stream().anyMatch(Outcome::traces));
    }

    /** The item that speaks for all. */
    private static Outcome telling(List<Outcome> items) {
        return first(items, Outcome::failed)
                .or(() -> first(items, item -> item.kind().isFailure()))
                .or(() -> first(items, Outcome.Kind.CHANGED))
                .or(() -> first(items, Outcome.Kind.OK))
                .orElse(items.get(0));
    }

    private static Optional<Outcome> first(List<Outcome> items, Outcome.Kind kind) {
        return first(items, item -> item.kind() == kind);
    }

    private static Optional<Outcome> first(List<Outcome> items, Predicate<Outcome> which) {
        return items.stream().filter(which).findFirst();
    }
}
