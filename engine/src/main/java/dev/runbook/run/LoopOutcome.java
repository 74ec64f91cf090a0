package dev.runbook.run;

import dev.runbook.journal.Outcome;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outcome of a loop: failed if an item failed, changed if one changed, and the results of all in {@code results}. */
final class LoopOutcome {

    private LoopOutcome() {}

    static Outcome of(List<Outcome> items, Duration took) {
        Outcome worst = items.stream()
                .filter(Outcome::failed)
                .findFirst()
                .or(() -> of(items, Outcome.Kind.CHANGED))
                .or(() -> of(items, Outcome.Kind.OK))
                .orElse(items.get(0));
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("results", Value.list(items.stream().map(Outcome::result).toList()));
        fields.put("changed", Value.of(of(items, Outcome.Kind.CHANGED).isPresent()));
        fields.put("failed", Value.of(worst.failed()));
        fields.put("skipped", Value.of(worst.kind() == Outcome.Kind.SKIPPED));
        worst.reason().ifPresent(reason -> fields.put("msg", Value.of(reason)));
        return new Outcome(worst.kind(), Value.map(fields), worst.reason(), took, worst.ignored(), false);
    }

    private static Optional<Outcome> of(List<Outcome> items, Outcome.Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).findFirst();
    }
}
