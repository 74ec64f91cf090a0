package dev.runbook.survey;

import dev.runbook.action.Result;
import dev.runbook.plan.Results;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an action written in YAML adds to its result, as far as it is known beforehand. */
record ActionFacts(Map<String, Known<Value>> facts) {
    static final ActionFacts NONE = new ActionFacts(Map.of());

    List<Fact> seen() {
        return facts.entrySet().stream()
                .flatMap(fact -> fact.getValue().certain().filter(HalfKnown::isWhole).stream()
                        .map(value -> new Fact(fact.getKey(), value.text())))
                .toList();
    }

    Learned learned(String name, Optional<Boolean> changed) {
        Optional<Value> sure = all(Known::certain, changed);
        Value half = HalfKnown.of(name, partly(changed));
        Optional<Value> now = all(Known::value, changed.or(() -> Optional.of(true)));
        return new Learned(sure.or(() -> Optional.of(half)), now.or(() -> Optional.of(half)));
    }

    private Optional<Value> all(Function<Known<Value>, Optional<Value>> which, Optional<Boolean> changed) {
        boolean whole =
                changed.isPresent() && facts.values().stream().map(which).allMatch(Optional::isPresent);
        if (!whole) {
            return Optional.empty();
        }
        Result result = Result.OK.withChanged(changed.get());
        for (Map.Entry<String, Known<Value>> fact : facts.entrySet()) {
            result = result.with(fact.getKey(), which.apply(fact.getValue()).orElseThrow());
        }
        return Optional.of(Results.of(result, Duration.ZERO, 1));
    }

    private Map<String, Value> partly(Optional<Boolean> changed) {
        Map<String, Value> known = new LinkedHashMap<>();
        known.put("failed", Value.FALSE);
        known.put("skipped", Value.FALSE);
        known.put("rc", Value.of(0));
        changed.ifPresent(counts -> known.put("changed", Value.of(counts)));
        facts.forEach((name, value) -> value.certain().ifPresent(sure -> known.put(name, sure)));
        return known;
    }
}
