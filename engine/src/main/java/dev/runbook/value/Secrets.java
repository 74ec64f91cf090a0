package dev.runbook.value;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The secrets of a run. Whatever is printed, logged, journaled or reported goes through {@link #mask}, which hides
 * each secret, each of its lines, and its forms in base64, in a URL and in a quoted shell word.
 */
public final class Secrets {

    public static final String MASK = "********";

    private final Set<String> hidden = new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final Set<String> added = ConcurrentHashMap.newKeySet();
    private final Placeholders placeholders = new Placeholders();

    /** Hides this text from now on. */
    public void add(String secret) {
        if (!added.contains(secret)) {
            SecretForms.of(secret).stream().filter(form -> !form.isEmpty()).forEach(hidden::add);
            added.add(secret);
        }
    }

    /** Hides every text inside the value from now on. */
    public void add(Value value) {
        leaves("", value).values().forEach(leaf -> add(leaf.text()));
    }

    /**
     * Hides every text inside the value from now on.
     *
     * @param name what the value is called whenever it is given
     */
    public void add(String name, Value value) {
        leaves(name, value).forEach((path, leaf) -> {
            add(leaf.text());
            placeholders.name(path, leaf.text());
        });
    }

    private static Map<String, Value> leaves(String name, Value value) {
        Map<String, Value> leaves = Leaves.of(name, value);
        leaves.values().removeAll(Set.of(Value.TRUE, Value.FALSE, Value.NOTHING));
        return leaves;
    }

    public String mask(String text) {
        String masked = text;
        for (String secret : hidden) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    public Value mask(Value value) {
        return switch (value.kind()) {
            case STRING -> Value.of(mask(value.text()));
            case LIST ->
                Value.list(
                        ((Value.Items) value).items().stream().map(this::mask).toList());
            case MAP -> maskFields((Value.Fields) value);
            case INT, NUMBER -> hidden.contains(value.text()) ? Value.of(MASK) : value;
            case BOOL, NOTHING -> value;
        };
    }

    /** The value with names in place of secrets, to be kept; empty if it shows a secret that has no name. */
    public Optional<Value> standIn(Value value) {
        return placeholders.standIn(value, hidden).filter(kept -> !shows(kept.text()));
    }

    /** What was kept with names, with the secrets again; empty if one of them is not known. */
    public Optional<Value> restore(Value kept) {
        return placeholders.restore(kept);
    }

    /** Whether the text shows a secret. */
    public boolean shows(String text) {
        return hidden.stream().anyMatch(text::contains);
    }

    private Value maskFields(Value.Fields fields) {
        var masked = new LinkedHashMap<String, Value>();
        fields.entries().forEach((name, value) -> masked.put(mask(name), mask(value)));
        return Value.map(masked);
    }
}
