package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.LimitedText;
import dev.runbook.value.Value;
import java.util.IllegalFormatConversionException;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.MissingFormatArgumentException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters on text. */
final class TextFilters {

    private static final Pattern WORD = Pattern.compile("[^\\s\\-({\\[<]+");

    private static final Pattern WIDE = Pattern.compile("%[^a-zA-Z%]*\\d{5}");

    private TextFilters() {}

    static List<Filter> all() {
        return List.of(
                text("lower", text -> text.toLowerCase(Locale.ROOT)),
                text("upper", text -> text.toUpperCase(Locale.ROOT)),
                text("capitalize", TextFilters::capitalize),
                text("title", text -> WORD.matcher(text).replaceAll(word -> quoteless(capitalize(word.group())))),
                text("basename", text -> text.substring(text.lastIndexOf('/') + 1)),
                text("dirname", TextFilters::dirname),
                Filter.of("trim(chars?)", TextFilters::trim),
                Filter.of("replace(old, new, count?)", TextFilters::replace),
                Filter.of("split(separator?, maxsplit?)", TextFilters::split),
                Filter.of(
                        "splitlines", input -> Value.texts(input.text().lines().toList())),
                Filter.of("truncate(length, end?)", TextFilters::truncate),
                Filter.of("indent(width?, first?)", TextFilters::indent),
                Filter.of("comment", input -> Value.of("# " + input.text().replace("\n", "\n# "))),
                Filter.of("format(*)", TextFilters::format));
    }

    private static Filter text(String name, UnaryOperator<String> change) {
        return Filter.of(name, input -> Value.of(change.apply(input.text())));
    }

    private static String quoteless(String word) {
        return Matcher.quoteReplacement(word);
    }

    private static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static String dirname(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, Math.max(slash, 0));
    }

    private static Value trim(Value input, CallArguments arguments) {
        if (arguments.find("chars").isEmpty()) {
            return Value.of(input.text().strip());
        }
        String chars = arguments.text("chars");
        String text = input.text();
        int from = 0;
        int to = text.length();
        while (from < to && chars.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && chars.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return Value.of(text.substring(from, to));
    }

    private static Value replace(Value input, CallArguments arguments) {
        String old = arguments.text("old");
        return Value.of(LimitedText.replace(input.text(), old, arguments.text("new"), arguments.number("count", -1)));
    }

    /** Without a separator: at white space, empty parts left out, as in Python. */
    private static Value split(Value input, CallArguments arguments) {
        int limit = (int) Math.min(arguments.number("maxsplit", -1), 1_000_000) + 1;
        if (arguments
                .find("separator")
                .filter(value -> !(value instanceof Value.Nothing))
                .isEmpty()) {
            String text = input.text().strip();
            return text.isEmpty() ? Value.list(List.of()) : Value.texts(List.of(text.split("\\s+", limit)));
        }
        String separator = arguments.text("separator");
        if (separator.isEmpty()) {
            throw new Fault("`split` is given an empty separator");
        }
        int parts = limit == 0 ? -1 : limit;
        return Value.texts(List.of(input.text().split(Pattern.quote(separator), parts)));
    }

    private static Value truncate(Value input, CallArguments arguments) {
        long length = arguments.number("length");
        String end = arguments.text("end", "...");
        String text = input.text();
        if (text.length() <= length) {
            return input;
        }
        return Value.of(text.substring(0, (int) Math.max(0, length - end.length())) + end);
    }

    /** Lines but the first, and empty ones, move to the right. */
    private static Value indent(Value input, CallArguments arguments) {
        String space = " ".repeat((int) Math.max(0, Math.min(arguments.number("width", 4), 1_000)));
        String indented =
                LimitedText.replace(input.text(), "\n", "\n" + space, -1).replaceAll("(?m)^ +$", "");
        return Value.of((arguments.flag("first") ? space : "") + indented);
    }

    private static String misfit(IllegalFormatException e) {
        if (e instanceof IllegalFormatConversionException other) {
            boolean text = CharSequence.class.isAssignableFrom(other.getArgumentClass());
            return "`%" + other.getConversion() + "` is given " + (text ? "a string" : "another kind of value")
                    + "; convert it, or write `%s`";
        }
        return e instanceof MissingFormatArgumentException missing
                ? "`" + missing.getFormatSpecifier() + "` has no argument; give one more"
                : "a `%` begins no conversion; write `%%` for the character";
    }

    private static Value format(Value input, CallArguments arguments) {
        if (WIDE.matcher(input.text()).find()) {
            throw new Fault("`format` is given a width of more than four digits");
        }
        Object[] values =
                arguments.positional().stream().map(TextFilters::plain).toArray();
        try {
            return Value.of(String.format(Locale.ROOT, input.text(), values));
        } catch (IllegalFormatException e) {
            throw new Fault("`format` does not fit its arguments: " + misfit(e));
        }
    }

    private static Object plain(Value value) {
        if (value instanceof Value.Int whole) {
            return whole.number();
        }
        return value instanceof Value.Decimal fraction ? (Object) fraction.number() : value.text();
    }
}
