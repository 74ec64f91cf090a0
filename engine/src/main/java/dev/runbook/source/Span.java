package dev.runbook.source;

/** A place in a file: line and column from 1, and how many characters are meant; 0 means the place itself. */
public record Span(SourceFile file, int line, int column, int length) {

    private static final int WIDEST = 300;

    /** {@code file:line:column}, as editors and terminals understand it. */
    public String place() {
        return file.name() + ":" + line + ":" + column;
    }

    /** A part of this span on the same line. */
    public Span part(int offset, int partLength) {
        return new Span(file, line, column + offset, partLength);
    }

    /** The same place, whose line is not shown. */
    public Span hidden() {
        return new Span(file.confidential(), line, column, length);
    }

    /** The line of the file, or a part of it if it is very long, with carets under the words that are meant. */
    public String snippet() {
        String text = file.line(line);
        int place = Math.min(column - 1, text.length());
        int start = text.length() > WIDEST ? Math.max(0, place - WIDEST / 2) : 0;
        int end = Math.min(text.length(), start + WIDEST);
        String before = (start > 0 ? "…" : "") + text.substring(start, place);
        String behind = text.substring(place, end) + (end < text.length() ? "…" : "");
        int width = Math.max(1, Math.min(length, end - place));
        String number = Integer.toString(line);
        return "  " + number + " | " + before + behind + "\n" + "  " + " ".repeat(number.length()) + " | "
                + before.replaceAll("[^\t]", " ") + "^".repeat(width);
    }

    @Override
    public String toString() {
        return place();
    }
}
