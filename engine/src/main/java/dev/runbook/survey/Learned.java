package dev.runbook.survey;

import dev.runbook.plan.Memory;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a step gives a name to.
 *
 * @param sure what is sure of it, possibly some fields only
 * @param now what it would be if nothing changed until then
 */
record Learned(Optional<Value> sure, Optional<Value> now) {

    static final Learned NOTHING = new Learned(Optional.empty(), Optional.empty());

    static Learned sure(Value value) {
        return new Learned(Optional.of(value), Optional.of(value));
    }

    static <T extends Value> Learned of(Known<T> known) {
        return new Learned(
                known.certain().map(Function.identity()), known.value().map(Function.identity()));
    }

    /** The same, where nothing of it is sure. */
    Learned inDoubt() {
        return new Learned(Optional.empty(), now);
    }

    /** All of them as a list. */
    static Learned list(List<Learned> items, Function<List<Value>, Value> value) {
        return new Learned(
                all(items.stream().map(Learned::sure).toList()).map(value),
                all(items.stream().map(Learned::now).toList()).map(value));
    }

    private static Optional<List<Value>> all(List<Optional<Value>> values) {
        return values.stream().allMatch(Optional::isPresent)
                ? Optional.of(values.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    static Memory remember(Memory memory, String host, String path, String name, Optional<Value> value) {
        return value.map(known -> memory.with(host, path, Map.of(name, known)))
                .orElseGet(() -> memory.withUnknown(host, path, Set.of(name)));
    }
}
