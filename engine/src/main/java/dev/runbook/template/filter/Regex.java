package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns that an author wrote, run so that none can hang or exhaust the engine. */
final class Regex {

    private static final Pattern PYTHON_GROUP = Pattern.compile("\\\\(?:(\\d)|g<(\\w+)>)");

    private Regex() {}

    static Pattern compile(String pattern, int flags) {
        try {
            return Pattern.compile(pattern.replace("(?P<", "(?<"), flags);
        } catch (PatternSyntaxException e) {
            throw new Fault("`" + pattern + "` is no regular expression: "
                    + e.getDescription().toLowerCase(Locale.ROOT));
        }
    }

    /** The text, read through a counter that stops a pattern which tries too many ways. */
    static CharSequence subject(String text) {
        return new CountedText(text, 0, text.length(), new CountedText.Budget());
    }

    static <T> T guarded(Supplier<T> match) {
        try {
            return match.get();
        } catch (StackOverflowError e) {
            throw new Fault("the regular expression nests too deeply for this text");
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Fault("the replacement names a group that the regular expression does not have");
        }
    }

    /** Java's spelling of a replacement written for Python. */
    static String replacement(String python) {
        StringBuilder java = new StringBuilder();
        Matcher group = PYTHON_GROUP.matcher(python);
        int at = 0;
        while (group.find()) {
            java.append(Matcher.quoteReplacement(python.substring(at, group.start())));
            String name = group.group(1) == null ? group.group(2) : group.group(1);
            java.append(name.matches("\\d+") ? "$" + name : "${" + name + "}");
            at = group.end();
        }
        return java.append(Matcher.quoteReplacement(python.substring(at))).toString();
    }

    static String group(Matcher matcher, String python) {
        Matcher group = PYTHON_GROUP.matcher(python);
        if (!group.matches()) {
            throw new Fault("`" + python + "` names no group, wanted `\\1` or `\\g<name>`");
        }
        String found = group.group(1) != null
                ? matcher.group(Integer.parseInt(group.group(1)))
                : matcher.group(group.group(2));
        return found == null ? "" : found;
    }

    static String escape(String text) {
        return text.replaceAll("[^\\w\\s/,:;@%&=~'\"<>!`-]", "\\\\$0");
    }
}
