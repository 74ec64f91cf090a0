package dev.runbook.template.filter;

import dev.runbook.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A set of values in which 1 and 1.0 are the same. */
final class SeenValues {

    private final Set<Value> values = new HashSet<>();

    SeenValues() {}

    SeenValues(List<Value> initial) {
        initial.forEach(this::add);
    }

    boolean add(Value value) {
        return values.add(normal(value));
    }

    boolean has(Value value) {
        return values.contains(normal(value));
    }

    private static Value normal(Value value) {
        return value instanceof Value.Decimal number && number.number() == Math.rint(number.number())
                ? Value.of((long) number.number())
                : value;
    }
}
