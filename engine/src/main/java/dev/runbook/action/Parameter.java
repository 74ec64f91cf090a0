package dev.runbook.action;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of an action.
 *
 * @param initial what it is when not written; empty: it is absent then, or must be written if {@code required}
 * @param choices the only values it may have; empty: any
 */
public record Parameter(
        String name, Type type, String description, boolean required, Optional<Value> initial, List<String> choices) {

    /** How an argument is rendered and what it must be then. */
    public enum Type {
        STRING("a string"),
        INT("a whole number"),
        NUMBER("a number"),
        BOOL("true or false"),
        DURATION("a duration such as `30s` or `5m`"),
        SIZE("a size such as `64 KiB` or `2G`"),
        LIST("a list"),
        MAP("a map"),
        ANY("a value"),
        /** Text for a shell: what comes from a variable is quoted. */
        SHELL("a shell script"),
        /** One program and its arguments: split into words before anything is rendered. */
        WORDS("a command line or a list of words"),
        /** An expression such as {@code groups.app | length}; the argument is its value. */
        EXPRESSION("an expression"),
        /** One condition, or a list of conditions that must all hold. */
        CONDITIONS("a condition");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static Parameter required(String name, Type type, String description) {
        return new Parameter(name, type, description, true, Optional.empty(), List.of());
    }

    public static Parameter optional(String name, Type type, String description) {
        return new Parameter(name, type, description, false, Optional.empty(), List.of());
    }

    public static Parameter optional(String name, Type type, Value initial, String description) {
        return new Parameter(name, type, description, false, Optional.of(initial), List.of());
    }

    public Parameter oneOf(String... values) {
        return new Parameter(name, type, description, required, initial, List.of(values));
    }
}
