package dev.runbook.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When something must have ended; or no such moment. */
record Deadline(Optional<Instant> end) {

    static final Deadline NONE = new Deadline(Optional.empty());

    /** The earlier of this and so much from now. */
    Deadline andWithin(Duration limit) {
        Instant then = Instant.now().plus(limit);
        return new Deadline(Optional.of(end.filter(mine -> mine.isBefore(then)).orElse(then)));
    }

    /** What is left, at least a millisecond; empty: no limit. */
    Optional<Duration> remaining() {
        return end.map(then -> Duration.between(Instant.now(), then))
                .map(left -> left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left);
    }

    Duration atMost(Duration wanted) {
        return remaining().filter(left -> left.compareTo(wanted) < 0).orElse(wanted);
    }

    boolean isOver() {
        return end.map(then -> !Instant.now().isBefore(then)).orElse(false);
    }

    /** Waits; false if the deadline came first, which is over then. */
    boolean sleep(Duration duration) {
        boolean cut = remaining().filter(left -> left.compareTo(duration) < 0).isPresent();
        try {
            Thread.sleep(wholeMillis(atMost(duration)));
            while (cut && !isOver()) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !cut && !isOver();
    }

    private static long wholeMillis(Duration duration) {
        return duration.plusNanos(999_999).toMillis();
    }
}
