package dev.runbook.lock;

import java.util.Optional;

/** How a release went. */
final class Release {

    private Release() {}

    /** Why the lock is still there; empty if it is not, or if it is another run's by now. */
    static Optional<String> failure(Look look) {
        return switch (look.answer()) {
            case RELEASED, FREE, HELD -> Optional.empty();
            case REFUSED ->
                Optional.of(look.account()
                        .map(account -> "it belongs to `" + account + "`, who has to release it")
                        .orElse(look.complaint()));
            default -> Optional.of(look.complaint());
        };
    }
}
