package dev.runbook.procedure;

import dev.runbook.value.Durations;
import dev.runbook.value.Sizes;
import dev.runbook.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a param can be. Text that came from the command line is read as the type asks for. */
public enum ParamType {
    STRING("a string"),
    INT("a whole number"),
    NUMBER("a number"),
    BOOL("true or false"),
    ENUM("one of its values"),
    DURATION("a duration such as `30s` or `5m`"),
    SIZE("a size such as `64 KiB` or `2G`"),
    LIST("a list"),
    MAP("a map"),
    PATH("a path"),
    SECRET("a string"),
    ANY("a value");

    private final String words;

    ParamType(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public static List<String> names() {
        return Arrays.stream(values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public static Optional<ParamType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The value in this type; empty if it does not fit. */
    public Optional<Value> accept(Value value) {
        return switch (this) {
            case STRING, ENUM, PATH, SECRET -> isWord(value) ? Optional.of(Value.of(value.text())) : Optional.empty();
            case INT -> whole(value);
            case NUMBER -> number(value);
            case BOOL -> truth(value);
            case DURATION -> Durations.parse(value.text()).map(duration -> value);
            case SIZE -> Sizes.parse(value.text()).map(size -> value);
            case LIST -> Optional.of(value).filter(given -> given.kind() == Value.Kind.LIST);
            case MAP -> Optional.of(value).filter(given -> given.kind() == Value.Kind.MAP);
            case ANY -> Optional.of(value);
        };
    }

    private static boolean isWord(Value value) {
        return switch (value.kind()) {
            case STRING, INT, NUMBER, BOOL -> true;
            case LIST, MAP, NOTHING -> false;
        };
    }

    private static Optional<Value> whole(Value value) {
        if (value instanceof Value.Int) {
            return Optional.of(value);
        }
        return value.text().matches("-?\\d{1,18}")
                ? Optional.of(Value.of(Long.parseLong(value.text())))
                : Optional.empty();
    }

    private static Optional<Value> number(Value value) {
        if (value instanceof Value.Decimal) {
            return Optional.of(value);
        }
        return value.text().matches("-?\\d+\\.\\d+")
                ? Optional.of(Value.of(Double.parseDouble(value.text())))
                : whole(value);
    }

    private static Optional<Value> truth(Value value) {
        return switch (value.text()) {
            case "true", "True" -> Optional.of(Value.TRUE);
            case "false", "False" -> Optional.of(Value.FALSE);
            default -> Optional.empty();
        };
    }
}
