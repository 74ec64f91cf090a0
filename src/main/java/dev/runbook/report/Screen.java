package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.run.RunListener;
import java.util.List;
import java.util.function.Supplier;

/** What people see of a run while it runs. */
public interface Screen extends RunListener, AutoCloseable {

    /** Leaves the terminal to somebody else for a while: a question is asked there. */
    default <T> T standingStill(Supplier<T> question) {
        return question.get();
    }

    /** Takes note of what had happened before the run was taken up, which they have seen. */
    default void recall(List<Entry> past) {}

    /** Tells people something that is no event of the run. */
    void tell(String sentence);

    /** Leaves the terminal as it was found. */
    @Override
    default void close() {}
}
