package dev.runbook.lab.service.compose;

import dev.runbook.lab.service.program.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in {@code $NAME}, <code>${NAME}</code>, <code>${NAME:-word}</code>, <code>${NAME:?word}</code> and their kin. */
final class Interpolation {

    private static final Pattern PLACE = Pattern.compile(
            "\\$(?:(\\$)|([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?:(:?[-?+])((?:[^{}$]|\\$\\{[^{}]*\\}|\\$\\w+|\\$\\$)*))?\\})");

    private final Map<String, String> variables;
    private final Set<String> missing = new TreeSet<>();

    Interpolation(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The names that were asked for, and are not set. */
    Set<String> missing() {
        return missing;
    }

    String fill(String text) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (place.find()) {
            demandNoDollar(text, at, place.start());
            place.appendReplacement(filled, Matcher.quoteReplacement(value(place)));
            at = place.end();
        }
        demandNoDollar(text, at, text.length());
        return place.appendTail(filled).toString();
    }

    private static void demandNoDollar(String text, int from, int to) {
        if (text.substring(from, to).contains("$")) {
            throw Refusal.of(
                    1, "invalid interpolation format: \"" + text + "\". You may need to escape any $ with another $");
        }
    }

    private String value(Matcher place) {
        if (place.group(1) != null) {
            return "$";
        }
        String name = place.group(2) != null ? place.group(2) : place.group(3);
        String rule = place.group(4) == null ? "" : place.group(4);
        String set = variables.get(name);
        boolean isThere = set != null && !(rule.startsWith(":") && set.isEmpty());
        return switch (rule.isEmpty() ? ' ' : rule.charAt(rule.length() - 1)) {
            case '-' -> isThere ? set : fill(place.group(5));
            case '+' -> isThere ? fill(place.group(5)) : "";
            case '?' -> demanded(name, isThere ? set : null, place.group(5));
            default -> plain(name, set);
        };
    }

    private String plain(String name, String set) {
        if (set == null) {
            missing.add(name);
            return "";
        }
        return set;
    }

    private String demanded(String name, String set, String why) {
        if (set == null) {
            throw Refusal.of(1, "required variable " + name + " is missing a value: " + fill(why));
        }
        return set;
    }
}
