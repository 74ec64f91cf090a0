package dev.runbook.action;

import dev.runbook.remote.ShellCommand;
import java.util.List;
import java.util.stream.Collectors;

/** Texts cut down to what fits into one line of a plan. */
public final class Summary {

    private static final int WIDEST = 120;

    private Summary() {}

    /** The first line that says something, in backticks; an ellipsis stands for what is left out. */
    public static String code(String text) {
        return "`" + line(text) + "`";
    }

    /** A program and its arguments, as one would type them. */
    public static String code(List<String> words) {
        return code(words.stream().map(ShellCommand::quote).collect(Collectors.joining(" ")));
    }

    /** The first line that says something; an ellipsis stands for what is left out. */
    public static String line(String text) {
        String whole = text.strip();
        String first = whole.lines().findFirst().orElse("").stripTrailing();
        String shown = first.length() > WIDEST ? first.substring(0, WIDEST) : first;
        return shown.length() < whole.length() ? shown + " …" : shown;
    }
}
