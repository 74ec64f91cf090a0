package dev.runbook.inventory;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tests names against a plain name, a glob with {@code * ? [ ]}, or a regular expression behind {@code ~}. */
final class NameMatcher {

    private static final Pattern GLOB = Pattern.compile("[*?\\[]");

    private final String text;
    private final Pattern pattern;

    private NameMatcher(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** Empty if the expression is not one. */
    static Optional<NameMatcher> of(String text) {
        try {
            return Optional.of(new NameMatcher(text, Pattern.compile(isRegex(text) ? text.substring(1) : glob(text))));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** A regular expression need only match from the start of the name, the others match all of it. */
    boolean test(String name) {
        if (isName()) {
            return text.equals(name);
        }
        return isRegex(text)
                ? pattern.matcher(name).lookingAt()
                : pattern.matcher(name).matches();
    }

    boolean isName() {
        return !isRegex(text) && !GLOB.matcher(text).find();
    }

    /** Whether hosts are looked at although a group matched. */
    boolean mayMeanHostsToo() {
        return !isName() || text.contains(".");
    }

    private static boolean isRegex(String text) {
        return text.startsWith("~");
    }

    private static String glob(String text) {
        StringBuilder regex = new StringBuilder("(?s)");
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = c == '[' ? close(text, at) : -1;
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        case '[' -> close < 0 ? "\\[" : characters(text.substring(at + 1, close));
                        default -> Pattern.quote(String.valueOf(c));
                    });
            at = close < 0 ? at + 1 : close + 1;
        }
        return regex.toString();
    }

    /** The bracket that ends a set; one in its first place belongs to the set. */
    private static int close(String text, int open) {
        int from = open + (text.startsWith("[!", open) ? 3 : 2);
        return text.indexOf(']', from);
    }

    private static String characters(String set) {
        boolean others = set.startsWith("!");
        String escaped = (others ? set.substring(1) : set).replaceAll("([\\[\\]\\\\^&])", "\\\\$1");
        return "[" + (others ? "^" : "") + escaped + "]";
    }
}
