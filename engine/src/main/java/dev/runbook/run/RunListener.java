package dev.runbook.run;

import dev.runbook.journal.Entry;
import dev.runbook.remote.Output;

/** Is told what happens while it happens. */
public interface RunListener {

    /** A record is on disk. */
    void recorded(Entry entry);

    /** A command of a step writes. Called from the thread of the connection; must be quick. */
    default void wrote(String step, String host, Output.Stream stream, String text) {}

    /** A host is being waited for, or a step tried again. */
    default void waiting(String step, String host, String what) {}
}
