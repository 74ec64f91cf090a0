package dev.runbook.survey;

import dev.runbook.template.UnknownYet;
import dev.runbook.value.Value;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** A result of which some fields are known before the run, and all others are not. */
final class HalfKnown extends AbstractMap<String, Value> {

    private final String name;
    private final Map<String, Value> known;

    private HalfKnown(String name, Map<String, Value> known) {
        this.name = name;
        this.known = known;
    }

    /** @param name under which the result is asked for */
    static Value.Fields of(String name, Map<String, Value> known) {
        return new Value.Fields(new HalfKnown(name, known));
    }

    /** Whether all of a value is known. */
    static boolean isWhole(Value value) {
        try {
            value.text();
            return true;
        } catch (UnknownYet e) {
            return false;
        }
    }

    /** What a value looks like; an ellipsis stands for one that is not known as a whole. */
    static String text(Value value) {
        return isWhole(value) ? value.text() : "…";
    }

    @Override
    public Value get(Object field) {
        if (!known.containsKey(field)) {
            throw new UnknownYet(name);
        }
        return known.get(field);
    }

    @Override
    public boolean containsKey(Object field) {
        return get(field) != null;
    }

    @Override
    public int size() {
        throw new UnknownYet(name);
    }

    @Override
    public Set<Map.Entry<String, Value>> entrySet() {
        throw new UnknownYet(name);
    }
}
