package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads a journal while it is written, and lets something happen at a moment of it. */
final class Watch {

    private final Moment moment;
    private final Thread thread;
    private volatile boolean ended;
    private volatile boolean happened;

    private Watch(Path state, Moment moment, Runnable event) {
        this.moment = moment;
        this.thread = new Thread(() -> watch(state, event), "watch");
    }

    static Watch of(Path state, Moment moment, Runnable event) {
        Watch watch = new Watch(state, moment, event);
        watch.thread.start();
        return watch;
    }

    private void watch(Path state, Runnable event) {
        while (!ended) {
            if (Run.records(state).stream().anyMatch(moment::isIn)) {
                event.run();
                happened = true;
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** To be called after the run: the moment must have come. */
    void stop() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted at the end of a watch", e);
        }
        assertThat(happened).as("the journal tells that %s", moment).isTrue();
    }
}
