package dev.runbook.report;

/** How much people want to read. */
public enum Detail {
    /** Failures only: what goes well is shown elsewhere. */
    FAILURES,
    /** Changes and failures only. */
    QUIET,
    NORMAL,
    /** The steps inside actions, and what commands write while they run. */
    VERBOSE;

    boolean verbose() {
        return this == VERBOSE;
    }
}
