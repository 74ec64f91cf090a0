package dev.runbook.ssh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long a job is waited for whose connection is lost, again and again perhaps. */
final class Patience {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(5));

    private final Duration reconnect;
    private final Optional<Instant> end;
    private Instant lastFruit = Instant.now();
    private int vain;

    /**
     * @param reconnect how long after the last sign of life
     * @param whole how long in any case
     */
    Patience(Duration reconnect, Optional<Duration> whole) {
        this.reconnect = reconnect;
        this.end = whole.map(Instant.now()::plus);
    }

    /** Until there is none left. */
    Duration left() {
        Instant latest = lastFruit.plus(reconnect);
        return until(end.filter(latest::isAfter).orElse(latest));
    }

    /** Until everything must have ended. */
    Optional<Duration> untilEnd() {
        return end.map(Patience::until);
    }

    boolean isOver() {
        return left().isZero();
    }

    /** Notes that a connection was lost, and whether it had brought anything. */
    void lost(boolean fruitful) {
        lastFruit = fruitful ? Instant.now() : lastFruit;
        vain = fruitful ? 0 : vain + 1;
    }

    /** Waits before the next attempt, longer each time; not at all after one that was of use. */
    void pause() throws InterruptedException {
        if (vain > 0) {
            Duration wanted = PAUSES.get(Math.min(vain, PAUSES.size()) - 1);
            Duration left = left();
            Thread.sleep((wanted.compareTo(left) < 0 ? wanted : left).toMillis());
        }
    }

    private static Duration until(Instant then) {
        Duration left = Duration.between(Instant.now(), then);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
