package dev.runbook.template.filter;

import dev.runbook.template.operation.LimitedText;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Regular expressions; replacements name groups as Python does: {@code \1}. */
final class RegexFilters {

    private RegexFilters() {}

    static List<Filter> all() {
        return List.of(
                Filter.of("regex_replace(pattern, replacement?, ignorecase?, multiline?)", RegexFilters::replace),
                Filter.of("regex_search(pattern, *)", RegexFilters::search),
                Filter.of("regex_findall(pattern, multiline?, ignorecase?)", RegexFilters::findAll),
                Filter.of("regex_escape", input -> Value.of(Regex.escape(input.text()))));
    }

    private static Value replace(Value input, CallArguments arguments) {
        String replacement = Regex.replacement(arguments.text("replacement", ""));
        return Regex.guarded(() -> Value.of(replaceAll(matcher(input, arguments), replacement)));
    }

    private static String replaceAll(Matcher matcher, String replacement) {
        LimitedText replaced = new LimitedText();
        StringBuilder piece = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(piece, replacement);
            replaced.append(piece.toString());
            piece.setLength(0);
        }
        return replaced.append(matcher.appendTail(piece).toString()).toString();
    }

    /** The match, or the groups asked for as {@code '\1'}; nothing if there is no match. */
    private static Value search(Value input, CallArguments arguments) {
        Matcher matcher = matcher(input, arguments);
        return Regex.guarded(() -> {
            if (!matcher.find()) {
                return Value.NOTHING;
            }
            List<String> groups = new ArrayList<>();
            for (Value group : arguments.from(1)) {
                groups.add(Regex.group(matcher, group.text()));
            }
            return groups.isEmpty() ? Value.of(matcher.group()) : Value.texts(groups);
        });
    }

    /** All matches; with one group in the pattern that group, with several a list of them. */
    private static Value findAll(Value input, CallArguments arguments) {
        Matcher matcher = matcher(input, arguments);
        return Regex.guarded(() -> {
            List<Value> found = new ArrayList<>();
            while (matcher.find()) {
                found.add(found(matcher));
            }
            return Value.list(found);
        });
    }

    private static Value found(Matcher matcher) {
        if (matcher.groupCount() <= 1) {
            return Value.of(String.valueOf(matcher.group(matcher.groupCount())));
        }
        List<String> groups = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            groups.add(matcher.group(group) == null ? "" : matcher.group(group));
        }
        return Value.texts(groups);
    }

    private static Matcher matcher(Value input, CallArguments arguments) {
        int flags = (arguments.flag("ignorecase") ? Pattern.CASE_INSENSITIVE : 0)
                | (arguments.flag("multiline") ? Pattern.MULTILINE : 0);
        return Regex.compile(arguments.text("pattern"), flags).matcher(Regex.subject(input.text()));
    }
}
