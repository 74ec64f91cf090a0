package dev.runbook.survey;

import java.util.Optional;
import java.util.function.Function;

/**
 * What can be said of something before the run: it is sure; or it is so now, and an earlier step may change it; or it
 * is not known.
 *
 * @param doubt what it hangs on; empty if it is sure
 */
record Known<T>(Optional<T> value, Optional<String> doubt) {

    static <T> Known<T> sure(T value) {
        return new Known<>(Optional.of(value), Optional.empty());
    }

    static <T> Known<T> now(T value, String doubt) {
        return new Known<>(Optional.of(value), Optional.of(doubt));
    }

    static <T> Known<T> unknown(String doubt) {
        return new Known<>(Optional.empty(), Optional.of(doubt));
    }

    boolean isSure() {
        return doubt.isEmpty();
    }

    boolean isUnknown() {
        return value.isEmpty();
    }

    <U> Known<U> map(Function<T, U> change) {
        return new Known<>(value.map(change), doubt);
    }

    /** The value, if it is sure. */
    Optional<T> certain() {
        return isSure() ? value : Optional.empty();
    }

    /** The same, in doubt for this reason if it is sure by itself. */
    Known<T> doubting(Optional<String> reason) {
        return new Known<>(value, doubt.or(() -> reason));
    }
}
