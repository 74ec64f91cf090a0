package dev.runbook.lab.host;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of shell text as it travels on a command's stdin, for {@code printf %b}. */
record ScriptLine(String text) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:0([0-7]{3})|(.))");

    private static final Pattern EXPORT =
            Pattern.compile("^export RUNBOOK_STEP=((?:'[^']*'|\\\\.|[^\\s'\\\\])*)$", Pattern.MULTILINE);

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\\\\(.)");

    /** Bytes are kept as they are, whatever they mean. */
    static ScriptLine read(byte[] line) {
        String raw = new String(line, StandardCharsets.ISO_8859_1).replaceFirst("\n$", "");
        return new ScriptLine(ESCAPE.matcher(raw).replaceAll(ScriptLine::decoded));
    }

    byte[] written() {
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> line.append(encoded((char) c)));
        return line.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The path of the step that it exports; the line after that one is the script. */
    Optional<String> step() {
        Matcher export = EXPORT.matcher(text);
        return text.contains("RUNBOOK_STEP=") && export.find()
                ? Optional.of(unquoted(export.group(1)))
                : Optional.empty();
    }

    /** The script does what it did, and then it fails. */
    ScriptLine failing() {
        return new ScriptLine("(\n" + text + "\n)\necho '" + Burden.FAILURE + "' >&2\nexit 1");
    }

    private static String decoded(MatchResult escape) {
        String octal = escape.group(1);
        return Matcher.quoteReplacement(
                octal == null ? escape.group(2) : Character.toString(Integer.parseInt(octal, 8)));
    }

    private static String encoded(char c) {
        if (c == '\\') {
            return "\\\\";
        }
        return c < ' ' || c == 127 ? String.format("\\0%03o", (int) c) : Character.toString(c);
    }

    private static String unquoted(String word) {
        String bytes = QUOTED.matcher(word)
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1) == null ? part.group(2) : part.group(1)));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
