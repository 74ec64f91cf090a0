package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.Printable;
import dev.runbook.template.operation.Truth;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Defaults, conversions, and how a shell is to take a text. */
final class BasicFilters {

    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1", "y", "t");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0", "n", "f", "");

    private BasicFilters() {}

    static List<Filter> all() {
        Filter defaults = Filter.of("default(value?, boolean?)", BasicFilters::defaultTo);
        return List.of(
                defaults,
                defaults.as("d"),
                Filter.of("mandatory(msg?)", input -> input),
                Filter.of("bool", BasicFilters::bool),
                Filter.of("string", input -> Value.of(input.text())),
                Filter.of("ternary(true_val, false_val, none_val?)", BasicFilters::ternary),
                Filter.of("quote", Printable.Quoted::of),
                Filter.of("raw", input -> new Printable.Raw(input.text())),
                Filter.of("type_debug", input -> Value.of(input.kind().words())));
    }

    /** The input is defined here; what replaces an undefined one never reaches a filter. */
    private static Value defaultTo(Value input, CallArguments arguments) {
        return arguments.flag("boolean") && !Truth.of(input) ? fallback(arguments) : input;
    }

    private static Value fallback(CallArguments arguments) {
        return arguments.find("value").orElse(Value.of(""));
    }

    private static Value bool(Value input) {
        String word = input.text().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Value.TRUE;
        }
        if (FALSE.contains(word)) {
            return Value.FALSE;
        }
        throw new Fault("`bool` is applied to `" + input.text() + "`, wanted true or false");
    }

    private static Value ternary(Value input, CallArguments arguments) {
        if (input instanceof Value.Nothing && arguments.find("none_val").isPresent()) {
            return arguments.value("none_val");
        }
        return arguments.value(Truth.of(input) ? "true_val" : "false_val");
    }
}
