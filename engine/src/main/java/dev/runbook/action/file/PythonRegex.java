package dev.runbook.action.file;

import dev.runbook.source.Span;
import dev.runbook.template.Unrenderable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions and replacements as Ansible's users write them, in Python's spelling. */
final class PythonRegex {

    private static final Pattern REFERENCE = Pattern.compile("\\\\(?:(\\d{1,2})|g<(\\w+)>|(.))", Pattern.DOTALL);

    private PythonRegex() {}

    static Pattern pattern(Span where, String name, String text, int flags) {
        try {
            return Pattern.compile(text.replace("(?P<", "(?<").replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>"), flags);
        } catch (PatternSyntaxException e) {
            throw new Unrenderable(
                    where,
                    "`" + name + "` is no regular expression: "
                            + e.getDescription().toLowerCase() + " at character " + (e.getIndex() + 1) + " of `" + text
                            + "`");
        }
    }

    /** The replacement in Java's spelling; {@code \1} and {@code \g<name>} stand for groups of the pattern. */
    static String replacement(Span where, Pattern pattern, String text) {
        StringBuilder java = new StringBuilder();
        Matcher references = REFERENCE.matcher(text);
        int from = 0;
        while (references.find()) {
            java.append(literal(text.substring(from, references.start()))).append(reference(references));
            from = references.end();
        }
        java.append(literal(text.substring(from)));
        requireGroups(where, pattern, java.toString(), text);
        return java.toString();
    }

    private static String reference(Matcher found) {
        String group = found.group(1) == null ? found.group(2) : found.group(1);
        if (group == null) {
            return escape(found.group(3));
        }
        return Character.isDigit(group.charAt(0)) ? "$" + Integer.parseInt(group) : "${" + group + "}";
    }

    private static String escape(String character) {
        return switch (character) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            default -> Matcher.quoteReplacement(character);
        };
    }

    /** Quoted; a digit at its start must not become part of the group number before it. */
    private static String literal(String text) {
        boolean digit = !text.isEmpty() && Character.isDigit(text.charAt(0));
        return (digit ? "\\" : "") + Matcher.quoteReplacement(text);
    }

    private static void requireGroups(Span where, Pattern pattern, String replacement, String text) {
        try {
            Pattern.compile(pattern.pattern() + "|", pattern.flags())
                    .matcher("")
                    .replaceAll(replacement);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Unrenderable(where, "`" + text + "` names a group that `" + pattern + "` does not have");
        }
    }
}
