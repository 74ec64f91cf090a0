package dev.runbook.ssh;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** OpenSSH's patterns: {@code *} is any text, {@code ?} any character, {@code !} in front of one excludes. */
final class Wildcard {

    private Wildcard() {}

    static boolean matches(String pattern, String name) {
        String regex = pattern.toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .reduce("", String::concat);
        return name.toLowerCase(Locale.ROOT).matches(regex);
    }

    /** Whether one pattern matches and no excluding one does. */
    static boolean matchesAny(List<String> patterns, String name) {
        return patterns.stream().noneMatch(pattern -> pattern.startsWith("!") && matches(pattern.substring(1), name))
                && patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }
}
