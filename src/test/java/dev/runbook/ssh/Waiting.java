package dev.runbook.ssh;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is bound to come; the test's own time limit ends it. */
final class Waiting {

    private Waiting() {}

    static void until(BooleanSupplier come) {
        while (!come.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
