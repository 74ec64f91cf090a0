package dev.runbook.report;

/** How much people want to read. */
public enum Detail {
    /** Changes and failures only. */
    QUIET,
    NORMAL,
    /** The steps inside actions, and what commands write while they run. */
    VERBOSE;

    boolean verbose() {
        return this == VERBOSE;
    }
}
