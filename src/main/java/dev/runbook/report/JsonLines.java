package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.json.Json;
import dev.runbook.run.RunListener;
import dev.runbook.value.Secrets;
import java.io.PrintStream;

/** The journal's own records, one a line, for programs. */
public final class JsonLines implements RunListener {

    private final PrintStream out;
    private final Secrets secrets;

    public JsonLines(PrintStream out, Secrets secrets) {
        this.out = out;
        this.secrets = secrets;
    }

    @Override
    public synchronized void recorded(Entry entry) {
        out.println(Json.write(secrets.mask(entry.value())));
        out.flush();
    }
}
