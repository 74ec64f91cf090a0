package dev.runbook.run;

import java.util.concurrent.atomic.AtomicInteger;

/** The operator's Ctrl-C: once finishes what is running and then decides, twice stops at once. */
public final class Interruption {

    private final AtomicInteger times = new AtomicInteger();

    /** Notes one more Ctrl-C and says how many there were. */
    public int request() {
        return times.incrementAndGet();
    }

    public boolean requested() {
        return times.get() > 0;
    }

    /** The request has been answered; the run goes on, with its rollback for instance. */
    void answered() {
        times.set(0);
    }
}
