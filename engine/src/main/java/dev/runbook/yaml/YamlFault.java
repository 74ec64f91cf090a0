package dev.runbook.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the YAML parser says, in words for authors, as far as the mistake is a usual one. */
final class YamlFault {

    private record Wording(Pattern theirs, String ours) {
        Wording(String theirs, String ours) {
            this(Pattern.compile(theirs), ours);
        }
    }

    private static final List<Wording> WORDINGS = List.of(
            new Wording("but found another document", "a second document begins here; a file holds one"),
            new Wording("found character '\\\\t.*", "a tab stands where YAML wants spaces; indent with spaces"),
            new Wording(
                    "mapping values are not allowed here",
                    "`: ` stands inside a plain text or at a wrong indentation; put the text in quotes, or mend the indentation"),
            new Wording(
                    "found undefined alias (.*)",
                    "the alias `*$1` has no anchor; write `&$1` before the value that is meant"),
            new Wording(
                    "expected .*, but (?:got|found) '?<stream end>'?",
                    "the file ends too early; close the bracket or quote that is open"),
            new Wording(
                    "expected (.*), but (?:got|found) (.*)",
                    "wanted $1, found `$2`; a bracket, quote or indentation before it is wrong"),
            new Wording("found unexpected end of stream", "the file ends inside a quoted text; close the quote"),
            new Wording(
                    "found character '?(.)'? that cannot start any token.*",
                    "`$1` cannot begin a plain text; put the text in quotes"));

    private YamlFault() {}

    static String describe(YamlEngineException fault) {
        String text = fault instanceof MarkedYamlEngineException marked ? marked.getProblem() : fault.getMessage();
        String problem = String.valueOf(text).lines().findFirst().orElse("it cannot be parsed");
        return "the file is not YAML: " + ours(problem);
    }

    private static String ours(String problem) {
        return WORDINGS.stream()
                .map(wording -> translated(wording, problem))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(problem);
    }

    private static Optional<String> translated(Wording wording, String problem) {
        Matcher matcher = wording.theirs.matcher(problem);
        return matcher.matches() ? Optional.of(matcher.replaceFirst(wording.ours)) : Optional.empty();
    }
}
