package dev.runbook.source;

/** A place in a file: line and column from 1, and how many characters are meant; 0 means the place itself. */
public record Span(SourceFile file, int line, int column, int length) {

    /** {@code file:line:column}, as editors and terminals understand it. */
    public String place() {
        return file.name() + ":" + line + ":" + column;
    }

    /** A part of this span on the same line. */
    public Span part(int offset, int partLength) {
        return new Span(file, line, column + offset, partLength);
    }

    /** The line of the file with carets under the words that are meant. */
    public String snippet() {
        String text = file.line(line);
        String number = Integer.toString(line);
        int from = Math.min(column - 1, text.length());
        int width = Math.max(1, Math.min(length, text.length() - from));
        String indent = text.substring(0, from).replaceAll("[^\t]", " ");
        return "  " + number + " | " + text + "\n" + "  " + " ".repeat(number.length()) + " | " + indent
                + "^".repeat(width);
    }

    @Override
    public String toString() {
        return place();
    }
}
