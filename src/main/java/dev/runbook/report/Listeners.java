package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.remote.Output;
import dev.runbook.run.RunListener;
import java.util.List;

/** Several listeners as one, told in order. */
public record Listeners(List<RunListener> all) implements RunListener {

    @Override
    public void recorded(Entry entry) {
        all.forEach(listener -> listener.recorded(entry));
    }

    @Override
    public void wrote(String step, String host, Output.Stream stream, String text) {
        all.forEach(listener -> listener.wrote(step, host, stream, text));
    }

    @Override
    public void waiting(String step, String host, String what) {
        all.forEach(listener -> listener.waiting(step, host, what));
    }
}
