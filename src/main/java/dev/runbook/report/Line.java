package dev.runbook.report;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line for people, made of pieces that have a tone. What it says is text, never a terminal's control characters. */
public final class Line {

    public static final Line EMPTY = new Line(List.of());

    private final List<Piece> pieces;

    private record Piece(Tone tone, String text) {
        Piece with(String other) {
            return new Piece(tone, other);
        }
    }

    private Line(List<Piece> pieces) {
        this.pieces = pieces;
    }

    public static Line of(String text) {
        return EMPTY.then(text);
    }

    public static Line of(Tone tone, String text) {
        return EMPTY.then(tone, text);
    }

    public Line then(String text) {
        return then(Tone.PLAIN, text);
    }

    public Line then(Tone tone, String text) {
        return new Line(
                Stream.concat(pieces.stream(), Stream.of(new Piece(tone, text))).toList());
    }

    public Line then(Line more) {
        return new Line(Stream.concat(pieces.stream(), more.pieces.stream()).toList());
    }

    public Line indented(int columns) {
        return new Line(Stream.concat(Stream.of(new Piece(Tone.PLAIN, " ".repeat(columns))), pieces.stream())
                .toList());
    }

    /** The same with every text altered. */
    Line map(UnaryOperator<String> change) {
        return new Line(pieces.stream()
                .map(piece -> piece.with(change.apply(piece.text)))
                .toList());
    }

    /** The line cut to so many columns, with an ellipsis where something is missing. */
    Line cutTo(int columns) {
        Line cut = EMPTY;
        int left = columns;
        for (Piece piece : pieces) {
            int wide = Columns.of(piece.text);
            if (wide > left) {
                return cut.then(piece.tone, Columns.cut(piece.text, left));
            }
            cut = cut.then(piece.tone, piece.text);
            left -= wide;
        }
        return cut;
    }

    String plain() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining()).stripTrailing();
    }

    String painted() {
        return pieces.stream().map(piece -> piece.tone.paint(piece.text)).collect(Collectors.joining());
    }
}
