package dev.runbook.action;

import dev.runbook.source.Span;
import dev.runbook.value.Durations;
import dev.runbook.value.Sizes;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one call on one host: rendered, of the types that the action's spec asks for, initial values
 * filled in. A command line ({@code WORDS}) is a list of strings here.
 */
public final class Arguments {

    private final Span span;
    private final Map<String, Value> values;
    private final Map<String, List<Claim>> claims;

    public Arguments(Span span, Map<String, Value> values, Map<String, List<Claim>> claims) {
        this.span = span;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.claims = Map.copyOf(claims);
    }

    /** Where the call stands in the file. */
    public Span span() {
        return span;
    }

    /** All values, in the order they were written. */
    public Map<String, Value> values() {
        return values;
    }

    public boolean has(String name) {
        return values.containsKey(name) || claims.containsKey(name);
    }

    public Optional<Value> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Value value(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException("no argument " + name));
    }

    public String text(String name) {
        return value(name).text();
    }

    public Optional<String> optionalText(String name) {
        return optional(name).map(Value::text);
    }

    public long number(String name) {
        return ((Value.Int) value(name)).number();
    }

    public boolean flag(String name) {
        return value(name) instanceof Value.Bool bool && bool.truth();
    }

    public Duration duration(String name) {
        return Durations.parse(text(name)).orElseThrow();
    }

    /** A size in bytes. */
    public long size(String name) {
        return Sizes.parse(text(name)).orElseThrow();
    }

    public List<String> texts(String name) {
        return optional(name)
                .map(value ->
                        ((Value.Items) value).items().stream().map(Value::text).toList())
                .orElse(List.of());
    }

    public Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        optional(name)
                .ifPresent(value ->
                        ((Value.Fields) value).entries().forEach((key, entry) -> texts.put(key, entry.text())));
        return texts;
    }

    public List<Claim> claims(String name) {
        return claims.getOrDefault(name, List.of());
    }
}
