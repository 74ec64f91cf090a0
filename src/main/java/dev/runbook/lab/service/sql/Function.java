package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions that can be called in an expression. */
enum Function {
    CURRENT_DATABASE(0, 0, (given, setting) -> Value.of(setting.server().database())),
    CURRENT_USER(0, 0, (given, setting) -> Value.of(setting.server().user())),
    CURRENT_SCHEMA(0, 0, (given, setting) -> Value.of(TableName.USUAL_SCHEMA)),
    VERSION(0, 0, (given, setting) -> Value.of("PostgreSQL " + Catalog.SERVER_VERSION)),
    PG_BACKEND_PID(0, 0, (given, setting) -> Value.of(setting.server().pid())),
    PG_DATABASE_SIZE(1, 1, (given, setting) -> Value.of(Catalog.size(setting.contents()))),
    PG_HAS_ROLE(
            2,
            3,
            (given, setting) -> Value.of(
                    given.get(given.size() - 2).text().equals(setting.server().user()))),
    PG_TERMINATE_BACKEND(
            1, 2, (given, setting) -> Value.of(setting.server().terminate((long) Numbers.of(given.get(0))))),
    SET_CONFIG(3, 3, (given, setting) -> given.get(1)),
    FORMAT(1, 20, (given, setting) -> Value.of(formatted(given))),
    LENGTH(1, 1, (given, setting) -> Value.of(given.get(0).text().length())),
    UPPER(1, 1, (given, setting) -> Value.of(given.get(0).text().toUpperCase(Locale.ROOT))),
    LOWER(1, 1, (given, setting) -> Value.of(given.get(0).text().toLowerCase(Locale.ROOT))),
    TRIM(1, 1, (given, setting) -> Value.of(given.get(0).text().strip())),
    REPLACE(
            3,
            3,
            (given, setting) -> Value.of(given.get(0)
                    .text()
                    .replace(given.get(1).text(), given.get(2).text()))),
    SPLIT_PART(3, 3, (given, setting) -> Value.of(part(given))),
    SUBSTR(2, 3, (given, setting) -> Value.of(substring(given))),
    STRPOS(
            2,
            2,
            (given, setting) ->
                    Value.of(given.get(0).text().indexOf(given.get(1).text()) + 1)),
    ABS(
            1,
            1,
            (given, setting) ->
                    Numbers.of(given.get(0)) < 0 ? Numbers.subtract(Value.of(0), given.get(0)) : given.get(0)),
    ROUND(1, 1, (given, setting) -> Value.of(Math.round(Numbers.of(given.get(0))))),
    CONCAT(1, 20, (given, setting) -> Value.of(given.stream().map(Type::show).collect(Collectors.joining()))),
    COALESCE(
            1,
            20,
            (given, setting) -> given.stream()
                    .filter(value -> value.kind() != Value.Kind.NOTHING)
                    .findFirst()
                    .orElse(Value.NOTHING));

    private static final Pattern PLACE = Pattern.compile("%([sIL%])");

    private final int fewest;
    private final int most;
    private final BiFunction<List<Value>, Setting, Value> rule;

    Function(int fewest, int most, BiFunction<List<Value>, Setting, Value> rule) {
        this.fewest = fewest;
        this.most = most;
        this.rule = rule;
    }

    static Optional<Function> named(String name, int arguments) {
        return Stream.of(values())
                .filter(function -> function.title().equals(name))
                .filter(function -> function.fewest <= arguments && arguments <= function.most)
                .findFirst();
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As most functions do, it gives null when it gets one. */
    Value of(List<Value> given, Setting setting) {
        boolean takesNull = this == CONCAT || this == COALESCE;
        return !takesNull && given.stream().anyMatch(value -> value.kind() == Value.Kind.NOTHING)
                ? Value.NOTHING
                : rule.apply(given, setting);
    }

    private static String formatted(List<Value> given) {
        int[] next = {1};
        return PLACE.matcher(given.get(0).text()).replaceAll(place -> {
            if (place.group(1).equals("%")) {
                return "%";
            }
            if (next[0] == given.size()) {
                throw new SqlError("too few arguments for format()");
            }
            return Matcher.quoteReplacement(
                    inserted(place.group(1), given.get(next[0]++).text()));
        });
    }

    private static String inserted(String how, String text) {
        return switch (how) {
            case "I" -> Names.quoted(text);
            case "L" -> "'" + text.replace("'", "''") + "'";
            default -> text;
        };
    }

    private static String part(List<Value> given) {
        String[] parts = given.get(0).text().split(Pattern.quote(given.get(1).text()), -1);
        int number = (int) Numbers.of(given.get(2));
        return number >= 1 && number <= parts.length ? parts[number - 1] : "";
    }

    private static String substring(List<Value> given) {
        String text = given.get(0).text();
        int from = Math.min(text.length(), Math.max(0, (int) Numbers.of(given.get(1)) - 1));
        int length = given.size() == 3 ? (int) Numbers.of(given.get(2)) : text.length();
        return text.substring(from, Math.min(text.length(), from + Math.max(0, length)));
    }
}
