package dev.runbook.survey;

import java.util.Locale;

/** What is known beforehand of a step on a host. The words of the plan. */
public enum Grade {
    /** Proven: it will change the host. */
    CHANGE,
    /** Proven: it will change nothing. */
    OK,
    /** Will run; its effect is known when it has. */
    RUN,
    /** Will not run here. */
    SKIP,
    /** Hangs on what an earlier step leads to. */
    DEPENDS,
    /** A person is asked. */
    ASK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what comes of it is known beforehand. */
    public boolean isProven() {
        return this == CHANGE || this == OK || this == SKIP;
    }
}
