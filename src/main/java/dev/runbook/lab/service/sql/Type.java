package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The type of a column.
 *
 * @param name as PostgreSQL calls it
 * @param length the most characters it takes, where it has a limit
 */
public record Type(String name, Family family, OptionalInt length) {

    public enum Family {
        WHOLE,
        DECIMAL,
        TRUTH,
        TEXT
    }

    private static final Map<String, String> FULL_NAMES = Map.of(
            "int", "integer",
            "int4", "integer",
            "int8", "bigint",
            "int2", "smallint",
            "serial4", "serial",
            "serial8", "bigserial",
            "varchar", "character varying",
            "bool", "boolean",
            "decimal", "numeric",
            "timestamptz", "timestamp with time zone");

    private static final Map<String, Family> FAMILIES = Map.ofEntries(
            Map.entry("integer", Family.WHOLE),
            Map.entry("bigint", Family.WHOLE),
            Map.entry("smallint", Family.WHOLE),
            Map.entry("serial", Family.WHOLE),
            Map.entry("bigserial", Family.WHOLE),
            Map.entry("numeric", Family.DECIMAL),
            Map.entry("real", Family.DECIMAL),
            Map.entry("double precision", Family.DECIMAL),
            Map.entry("boolean", Family.TRUTH),
            Map.entry("text", Family.TEXT),
            Map.entry("name", Family.TEXT),
            Map.entry("character varying", Family.TEXT),
            Map.entry("character", Family.TEXT),
            Map.entry("json", Family.TEXT),
            Map.entry("jsonb", Family.TEXT),
            Map.entry("uuid", Family.TEXT),
            Map.entry("date", Family.TEXT),
            Map.entry("timestamp", Family.TEXT),
            Map.entry("timestamp with time zone", Family.TEXT));

    private static final Set<String> TRUE = Set.of("t", "true", "yes", "on", "1", "y");
    private static final Set<String> FALSE = Set.of("f", "false", "no", "off", "0", "n");

    static Type of(String written, OptionalInt length) {
        String name = FULL_NAMES.getOrDefault(written, written);
        if (!FAMILIES.containsKey(name)) {
            throw new SqlError("type \"" + written + "\" does not exist");
        }
        return new Type(name, FAMILIES.get(name), length);
    }

    boolean isSerial() {
        return name.endsWith("serial");
    }

    /** The text as a value of this type. */
    Value read(String text) {
        return switch (family) {
            case TEXT -> Value.of(text);
            case TRUTH -> truth(text.strip().toLowerCase(Locale.ROOT));
            case WHOLE -> whole(text.strip());
            case DECIMAL -> decimal(text.strip());
        };
    }

    /** The value as one of this type, to be stored. */
    Value fit(Value value) {
        if (value.kind() == Value.Kind.NOTHING) {
            return value;
        }
        Value fitting = cast(value);
        if (length.isPresent() && fitting.text().length() > length.getAsInt()) {
            throw new SqlError("value too long for type " + this);
        }
        return fitting;
    }

    Value cast(Value value) {
        boolean fits = switch (value.kind()) {
            case NOTHING -> true;
            case INT -> family == Family.WHOLE;
            case BOOL -> family == Family.TRUTH;
            default -> false;
        };
        if (family == Family.WHOLE && value instanceof Value.Decimal decimal) {
            return Value.of(Math.round(decimal.number()));
        }
        return fits ? value : read(show(value));
    }

    /** How psql shows it. */
    static String show(Value value) {
        return value instanceof Value.Bool bool ? (bool.truth() ? "t" : "f") : value.text();
    }

    private Value truth(String text) {
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return Value.of(TRUE.contains(text));
        }
        throw invalid(text);
    }

    private Value whole(String text) {
        try {
            return Value.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
    }

    private Value decimal(String text) {
        try {
            return Value.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
    }

    private SqlError invalid(String text) {
        return new SqlError("invalid input syntax for type " + name + ": \"" + text + "\"");
    }

    @Override
    public String toString() {
        return length.isPresent() ? name + "(" + length.getAsInt() + ")" : name;
    }
}
