package dev.runbook.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A terminal as narrow as wanted: wraps, moves its cursor up, erases downwards, and knows colours without showing them. */
final class Emulator {

    private final int columns;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int row;
    private int column;
    private boolean cursorShown = true;

    Emulator(int columns) {
        this.columns = columns;
    }

    PrintStream stream() {
        return new PrintStream(written, true, StandardCharsets.UTF_8);
    }

    /** What stands on the screen after all that was written. */
    List<String> screen() {
        String text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        int at = 0;
        while (at < text.length()) {
            at = text.charAt(at) == '\u001b' ? sequence(text, at + 2) : character(text, at);
        }
        return rows.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    boolean cursorShown() {
        return cursorShown;
    }

    private int sequence(String text, int from) {
        int end = from;
        while (!Character.isLetter(text.charAt(end))) {
            end++;
        }
        switch (text.charAt(end)) {
            case 'A' -> row = Math.max(0, row - Integer.parseInt(text.substring(from, end)));
            case 'J' -> eraseBelow();
            case 'h', 'l' -> cursorShown = text.charAt(end) == 'h';
            case 'm' -> {}
            default -> throw new IllegalStateException("unknown sequence " + text.charAt(end));
        }
        return end + 1;
    }

    private void eraseBelow() {
        rows.get(row).setLength(Math.min(column, rows.get(row).length()));
        while (rows.size() > row + 1) {
            rows.remove(rows.size() - 1);
        }
    }

    private int character(String text, int at) {
        char character = text.charAt(at);
        if (character == '\r') {
            column = 0;
        } else if (character == '\n') {
            newLine();
        } else {
            put(character);
        }
        return at + 1;
    }

    /** Characters that are two columns wide wrap as a whole. */
    private void put(char character) {
        int wide = Columns.of(String.valueOf(character));
        if (column + wide > columns) {
            newLine();
        }
        rows.get(row).append(character);
        column += wide;
    }

    private void newLine() {
        column = 0;
        row++;
        if (row == rows.size()) {
            rows.add(new StringBuilder());
        }
    }
}
