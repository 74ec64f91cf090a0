package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.run.RunListener;
import java.io.PrintStream;

/** The journal's own records, one a line, for programs. */
public final class JsonLines implements RunListener {

    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void recorded(Entry entry) {
        out.println(entry.text());
        out.flush();
    }
}
