package dev.runbook.lock;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of a request to the lock of a host. */
public enum Answer {
    /** It was free and is ours now. */
    TAKEN,
    /** It was this run's already, and this process has taken a seat. */
    SEATED,
    /** This process sits there already. */
    SAME,
    /** It is this run's, made by another account: it counts, but nothing can be written there. */
    FOREIGN,
    /** Another process of this run sits there, on another machine. */
    OCCUPIED,
    /** Another run has it. */
    HELD,
    FREE,
    /** Another process of this run has taken the next seat, or the lock is gone. */
    LOST,
    RELEASED,
    /** It belongs to another account, which has to release it. */
    REFUSED,
    /** There is no room for it, or no permission. */
    UNUSABLE,
    /** The host could not be asked. */
    UNREACHABLE;

    /** Whether the run may go on with this host. */
    boolean isOurs() {
        return this == TAKEN || this == SEATED || this == SAME || this == FOREIGN;
    }

    static Optional<Answer> named(String word) {
        return Stream.of(values())
                .filter(answer -> answer.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
