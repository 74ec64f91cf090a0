package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is made of all values of a group; nulls do not count. */
enum Aggregate {
    COUNT(values -> Value.of(values.size())),
    SUM(values -> values.stream().reduce(Numbers::add).orElse(Value.NOTHING)),
    MIN(values -> values.stream().min(Operator::compare).orElse(Value.NOTHING)),
    MAX(values -> values.stream().max(Operator::compare).orElse(Value.NOTHING)),
    AVG(values -> values.isEmpty()
            ? Value.NOTHING
            : Value.of(values.stream().mapToDouble(Numbers::of).average().orElseThrow()));

    private final Function<List<Value>, Value> rule;

    Aggregate(Function<List<Value>, Value> rule) {
        this.rule = rule;
    }

    Value of(List<Value> values) {
        return rule.apply(values);
    }

    static Optional<Aggregate> named(String name) {
        return Stream.of(values())
                .filter(aggregate -> aggregate.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
