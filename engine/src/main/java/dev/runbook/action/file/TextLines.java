package dev.runbook.action.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text cut into lines, each with the line end it has; a line that is added gets the line end of the first. */
record TextLines(List<String> lines) {

    static TextLines of(String text) {
        return text.isEmpty() ? new TextLines(List.of()) : new TextLines(List.of(text.split("(?<=\n)")));
    }

    String text() {
        return String.join("", lines);
    }

    boolean contains(String line) {
        return lines.stream().map(TextLines::withoutEnd).anyMatch(line::equals);
    }

    /** The index of the last line like this; -1 if there is none. */
    int last(Predicate<String> like) {
        return IntStream.range(0, lines.size())
                .filter(index -> like.test(withoutEnd(lines.get(index))))
                .max()
                .orElse(-1);
    }

    String line(int index) {
        return withoutEnd(lines.get(index));
    }

    TextLines replacing(int index, String line) {
        List<String> edited = new ArrayList<>(lines);
        String old = edited.get(index);
        edited.set(index, line + old.substring(withoutEnd(old).length()));
        return new TextLines(Collections.unmodifiableList(edited));
    }

    TextLines inserting(int index, String line) {
        List<String> edited = new ArrayList<>(lines);
        if (index == edited.size() && index > 0 && !edited.get(index - 1).endsWith("\n")) {
            edited.set(index - 1, edited.get(index - 1) + lineEnd());
        }
        edited.add(index, line + lineEnd());
        return new TextLines(Collections.unmodifiableList(edited));
    }

    TextLines without(Predicate<String> unwanted) {
        return new TextLines(lines.stream()
                .filter(line -> !unwanted.test(withoutEnd(line)))
                .collect(Collectors.toUnmodifiableList()));
    }

    private String lineEnd() {
        return !lines.isEmpty() && lines.get(0).endsWith("\r\n") ? "\r\n" : "\n";
    }

    private static String withoutEnd(String line) {
        return line.replaceFirst("\r?\n\\z", "");
    }
}
