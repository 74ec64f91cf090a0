package dev.runbook.survey;

import java.util.Optional;

/**
 * What a look shows.
 *
 * @param blocked why nothing was seen; empty if nobody looked
 */
record Seen<T>(Optional<T> what, Optional<String> blocked) {

    static <T> Seen<T> of(T what) {
        return new Seen<>(Optional.of(what), Optional.empty());
    }

    /** Nobody looked. */
    static <T> Seen<T> nothing() {
        return new Seen<>(Optional.empty(), Optional.empty());
    }

    static <T> Seen<T> blocked(String why) {
        return new Seen<>(Optional.empty(), Optional.of(why));
    }
}
