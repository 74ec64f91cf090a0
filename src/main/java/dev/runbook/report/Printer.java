package dev.runbook.report;

import dev.runbook.value.Secrets;
import java.io.PrintStream;

/** Prints lines for people: without secrets, and without control characters that came from elsewhere. */
public final class Printer {

    private final PrintStream out;
    private final Secrets secrets;
    private final boolean coloured;

    public Printer(PrintStream out, Secrets secrets, boolean coloured) {
        this.out = out;
        this.secrets = secrets;
        this.coloured = coloured;
    }

    public void print(Line line) {
        out.println(text(line));
    }

    public void print(String text) {
        print(Line.of(text));
    }

    /** The line as it is printed. */
    String text(Line line) {
        return coloured ? safe(line).painted() : safe(line).plain();
    }

    private Line safe(Line line) {
        return line.map(text -> Printable.line(secrets.mask(text)));
    }

    /** How many columns of a terminal the line takes. */
    int columns(Line line) {
        return Columns.of(safe(line).plain());
    }

    /** Writes a terminal's own control characters. */
    void control(String sequence) {
        out.print(sequence);
        out.flush();
    }
}
