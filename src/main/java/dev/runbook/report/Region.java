package dev.runbook.report;

import java.util.List;
import java.util.function.IntSupplier;

/** The last lines of a terminal, drawn over and over in place. */
final class Region {

    private static final String ESCAPE = "\u001b[";
    private static final String HIDE_CURSOR = ESCAPE + "?25l";
    private static final String SHOW_CURSOR = ESCAPE + "?25h";

    private final Printer printer;
    private final IntSupplier columns;
    private List<Integer> drawn = List.of();

    Region(Printer printer, IntSupplier columns) {
        this.printer = printer;
        this.columns = columns;
    }

    int columns() {
        return columns.getAsInt();
    }

    /** Replaces what is drawn. */
    void draw(List<Line> lines) {
        StringBuilder frame = new StringBuilder(erasing());
        if (!lines.isEmpty()) {
            frame.append(HIDE_CURSOR);
        }
        lines.forEach(line -> frame.append(printer.text(line)).append("\n"));
        drawn = lines.stream().map(printer::columns).toList();
        printer.control(frame.toString());
    }

    /** Takes away what is drawn, and leaves the cursor where it stood. */
    void clear() {
        printer.control(erasing() + SHOW_CURSOR);
        drawn = List.of();
    }

    /** A terminal that became narrower has wrapped the lines, so that they take more rows than they did. */
    private String erasing() {
        int width = Math.max(1, columns());
        int rows = drawn.stream()
                .mapToInt(line -> Math.max(1, (line + width - 1) / width))
                .sum();
        return rows == 0 ? "" : ESCAPE + rows + "A\r" + ESCAPE + "J";
    }
}
