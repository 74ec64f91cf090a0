package dev.runbook.lab.host;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of shell text as it travels on stdin, for {@code printf %b}. One of them exports the step's path. */
final class StepLine {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:0([0-7]{3})|(.))");

    private static final Pattern EXPORT =
            Pattern.compile("^export RUNBOOK_STEP=((?:'[^']*'|\\\\.|[^\\s'\\\\])*)$", Pattern.MULTILINE);

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\\\\(.)");

    private StepLine() {}

    static Optional<String> stepOf(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (!text.contains("RUNBOOK_STEP=")) {
            return Optional.empty();
        }
        Matcher export = EXPORT.matcher(ESCAPE.matcher(text).replaceAll(StepLine::decoded));
        return export.find() ? Optional.of(unquoted(export.group(1))) : Optional.empty();
    }

    private static String decoded(MatchResult escape) {
        String octal = escape.group(1);
        return Matcher.quoteReplacement(
                octal == null ? escape.group(2) : Character.toString(Integer.parseInt(octal, 8)));
    }

    private static String unquoted(String word) {
        return QUOTED.matcher(word)
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1) == null ? part.group(2) : part.group(1)));
    }
}
