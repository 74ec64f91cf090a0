package dev.runbook.action.file;

import dev.runbook.action.Arguments;
import dev.runbook.template.Unrenderable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which edit the arguments of {@code replace} ask for. */
final class Edits {

    private Edits() {}

    static Edit of(Arguments arguments) {
        if (arguments.has("replace")) {
            return everyMatch(arguments);
        }
        return arguments.text("state").equals("absent") ? noLine(arguments) : oneLine(arguments);
    }

    private static Edit everyMatch(Arguments arguments) {
        require(arguments, arguments.has("regexp"), "`replace` needs a `regexp` that says what to replace");
        for (String other : List.of("line", "insertafter", "insertbefore")) {
            require(arguments, !arguments.has(other), "`" + other + "` does not go with `replace`; use one of them");
        }
        require(
                arguments,
                arguments.text("state").equals("present"),
                "`state: absent` does not go with `replace`; use `replace: ''` alone to remove what matches");
        Pattern pattern = pattern(arguments, "regexp", Pattern.MULTILINE);
        return new Edit.EveryMatch(
                pattern, PythonRegex.replacement(arguments.span(), pattern, arguments.text("replace")));
    }

    private static Edit noLine(Arguments arguments) {
        require(
                arguments,
                arguments.has("regexp") != arguments.has("line"),
                "`state: absent` wants either `regexp` or `line`, to say which lines");
        Predicate<String> unwanted = arguments.has("regexp")
                ? pattern(arguments, "regexp", 0).asPredicate()
                : arguments.text("line")::equals;
        return new Edit.NoLine(unwanted);
    }

    private static Edit oneLine(Arguments arguments) {
        require(
                arguments,
                arguments.has("line"),
                "`replace` wants `regexp` and `replace`, or `line`, or `state: absent`");
        String line = arguments.text("line");
        require(arguments, !line.matches("(?s).*[\r\n].*"), "`line` holds a line break; write one step for each line");
        boolean references = arguments.flag("backrefs");
        require(arguments, !references || arguments.has("regexp"), "`backrefs` needs a `regexp` that has the groups");
        Optional<Pattern> pattern =
                arguments.has("regexp") ? Optional.of(pattern(arguments, "regexp", 0)) : Optional.empty();
        String wanted = references ? PythonRegex.replacement(arguments.span(), pattern.orElseThrow(), line) : line;
        return new Edit.OneLine(pattern, wanted, references, place(arguments));
    }

    private static Edit.Place place(Arguments arguments) {
        boolean after = arguments.has("insertafter");
        boolean before = arguments.has("insertbefore");
        require(arguments, !(after && before), "`insertafter` does not go with `insertbefore`; use one of them");
        if (after) {
            return arguments.text("insertafter").equals("EOF")
                    ? Edit.Place.END
                    : Edit.Place.beside(pattern(arguments, "insertafter", 0), 1);
        }
        if (before) {
            return arguments.text("insertbefore").equals("BOF")
                    ? Edit.Place.START
                    : Edit.Place.beside(pattern(arguments, "insertbefore", 0), 0);
        }
        return Edit.Place.END;
    }

    private static Pattern pattern(Arguments arguments, String name, int flags) {
        return PythonRegex.pattern(arguments.span(), name, arguments.text(name), flags);
    }

    private static void require(Arguments arguments, boolean sensible, String message) {
        if (!sensible) {
            throw new Unrenderable(arguments.span(), message);
        }
    }
}
