package dev.runbook.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A line cut into words as a POSIX shell would: quotes, backslashes, and a comment from a bare {@code #} on. */
final class ShellWords {

    /** A word without its quotes, and where it stands in the line with them. */
    record Word(String text, int start, int end) {}

    private final String line;
    private final List<Word> words = new ArrayList<>();
    private int at;
    private int comment = -1;
    private String fault = "";

    private ShellWords(String line) {
        this.line = line;
    }

    static ShellWords split(String line) {
        ShellWords split = new ShellWords(line);
        split.all();
        return split;
    }

    List<Word> words() {
        return words;
    }

    /** Where a comment starts right behind a word, without a blank. */
    OptionalInt gluedComment() {
        return comment > 0 && !isBlank(line.charAt(comment - 1)) ? OptionalInt.of(comment) : OptionalInt.empty();
    }

    /** What keeps the line from being cut. */
    Optional<String> fault() {
        return fault.isEmpty() ? Optional.empty() : Optional.of(fault);
    }

    private void all() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '#') {
                comment = at;
                return;
            }
            if (isBlank(c)) {
                at++;
            } else {
                word();
            }
        }
    }

    private void word() {
        int start = at;
        StringBuilder text = new StringBuilder();
        while (at < line.length() && !isBlank(line.charAt(at)) && line.charAt(at) != '#') {
            char c = line.charAt(at++);
            switch (c) {
                case '\'', '"' -> quoted(c, text);
                case '\\' -> escaped(text);
                default -> text.append(c);
            }
        }
        words.add(new Word(text.toString(), start, at));
    }

    private void quoted(char quote, StringBuilder text) {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == quote) {
                return;
            }
            text.append(quote == '"' && c == '\\' ? inDoubleQuotes() : String.valueOf(c));
        }
        fault = "the quote " + quote + " is not closed";
    }

    /** In double quotes a backslash hides only a quote or a backslash. */
    private String inDoubleQuotes() {
        char hidden = at < line.length() ? line.charAt(at) : ' ';
        if (hidden != '"' && hidden != '\\') {
            return "\\";
        }
        at++;
        return String.valueOf(hidden);
    }

    private void escaped(StringBuilder text) {
        if (at == line.length()) {
            fault = "the line ends in a backslash";
            return;
        }
        text.append(line.charAt(at++));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
