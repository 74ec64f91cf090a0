package dev.runbook.plan;

import dev.runbook.inventory.Host;

/** Whether a step will run on one host, as far as it is known before the run. */
public record Forecast(Host host, Kind kind) {

    /** What is known. */
    public enum Kind {
        /** Will run. */
        RUN,
        /** Will not run here. */
        SKIP,
        /** Hangs on the result of an earlier step. */
        DEPENDS
    }
}
