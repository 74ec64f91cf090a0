package dev.runbook.template;

import dev.runbook.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Values under names, in which nothing is a template; made once for many places. */
public final class Constants {

    private final Map<String, Binding> bindings = new HashMap<>();

    private Constants() {}

    public static Constants of(Map<String, Value> values) {
        Constants constants = new Constants();
        values.forEach((name, value) -> constants.bindings.put(name, new Binding.Constant(value)));
        return constants;
    }

    /** Names that are defined, but whose values only the run will know. */
    public static Constants unknown(Set<String> names) {
        Constants constants = new Constants();
        names.forEach(name -> constants.bindings.put(name, new Binding.Unknown()));
        return constants;
    }

    Map<String, Binding> bindings() {
        return bindings;
    }
}
