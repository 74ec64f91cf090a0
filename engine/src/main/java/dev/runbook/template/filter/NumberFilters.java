package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import dev.runbook.value.Durations;
import dev.runbook.value.Sizes;
import dev.runbook.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Filters that make or change numbers. Text that is no number is an error, not a silent 0. */
final class NumberFilters {

    private NumberFilters() {}

    static List<Filter> all() {
        return List.of(
                Filter.of("int(default?, base?)", NumberFilters::whole),
                Filter.of("float(default?)", NumberFilters::fraction),
                Filter.of("abs", NumberFilters::abs),
                Filter.of("round(precision?, method?)", NumberFilters::round),
                Filter.of("duration", input -> Value.of(seconds(input))),
                Filter.of("size", input -> Value.of(bytes(input))),
                Filter.of("human_readable", input -> Value.of(humanReadable(input))));
    }

    private static Value whole(Value input, CallArguments arguments) {
        if (input instanceof Value.Int) {
            return input;
        }
        if (input instanceof Value.Bool truth) {
            return Value.of(truth.truth() ? 1L : 0L);
        }
        int base = (int) arguments.number("base", 10);
        return parse(input.text().strip(), base)
                .or(() -> arguments.find("default"))
                .orElseThrow(() -> new Fault(
                        "`int` is applied to " + shown(input) + ", wanted a whole number; `int(0)` would give 0 then"));
    }

    private static Optional<Value> parse(String text, int base) {
        try {
            String digits = base == 16 && text.startsWith("0x") ? text.substring(2) : text;
            return Optional.of(Value.of(
                    base == 10
                            ? new BigDecimal(digits)
                                    .setScale(0, RoundingMode.DOWN)
                                    .longValueExact()
                            : Long.parseLong(digits, base)));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Value fraction(Value input, CallArguments arguments) {
        try {
            return Value.of(Double.parseDouble(input.text().strip()));
        } catch (NumberFormatException e) {
            return arguments
                    .find("default")
                    .orElseThrow(() -> new Fault("`float` is applied to " + shown(input) + ", wanted a number"));
        }
    }

    private static Value abs(Value input) {
        if (input instanceof Value.Int whole) {
            return Value.of(Math.abs(whole.number()));
        }
        return Value.of(Math.abs(number(input, "abs")));
    }

    /** Half away from zero, a number with a fraction, as Jinja gives it. */
    private static Value round(Value input, CallArguments arguments) {
        RoundingMode mode = switch (arguments.text("method", "common")) {
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            case "common" -> RoundingMode.HALF_UP;
            default -> throw new Fault("`round` knows the methods `common`, `ceil` and `floor`");
        };
        double number = number(input, "round");
        if (!Double.isFinite(number)) {
            return input;
        }
        int precision = (int) Math.max(-300, Math.min(300, arguments.number("precision", 0)));
        return Value.of(BigDecimal.valueOf(number).setScale(precision, mode).doubleValue());
    }

    private static double number(Value input, String filter) {
        if (input instanceof Value.Int whole) {
            return whole.number();
        }
        if (input instanceof Value.Decimal fraction) {
            return fraction.number();
        }
        throw new Fault("`" + filter + "` is applied to " + shown(input) + ", wanted a number");
    }

    private static long seconds(Value input) {
        return Durations.parse(input.text())
                .orElseThrow(() -> new Fault("`duration` is applied to " + shown(input) + ", wanted `30s` or `5m`"))
                .toSeconds();
    }

    private static long bytes(Value input) {
        return Sizes.parse(input.text())
                .orElseThrow(() -> new Fault("`size` is applied to " + shown(input) + ", wanted `512` or `2G`"));
    }

    private static String humanReadable(Value input) {
        double size = number(input, "human_readable");
        String units = "KMGTPE";
        int unit = -1;
        while (Math.abs(size) >= 1024 && unit < units.length() - 1) {
            size /= 1024;
            unit++;
        }
        String name = unit < 0 ? "bytes" : units.charAt(unit) + "B";
        return String.format(Locale.ROOT, "%.2f %s", size, name);
    }

    private static String shown(Value input) {
        return input instanceof Value.Text
                ? "`" + input.text() + "`"
                : input.kind().words();
    }
}
