package dev.runbook.ssh;

import java.util.Locale;
import java.util.Optional;

/** What to do about a host whose key is not in known_hosts. A key that differs from a known one is always refused. */
public enum HostKeyPolicy {
    /** Refuse it. */
    STRICT,
    /** Accept it and record it; refuse it if it cannot be recorded. */
    ACCEPT_NEW,
    /** Accept it, and record it if that is possible. */
    ACCEPT_UNKNOWN;

    /** The meaning of a value of StrictHostKeyChecking; empty for {@code ask}, since nobody is there to answer. */
    static Optional<HostKeyPolicy> of(String strictHostKeyChecking) {
        return switch (strictHostKeyChecking.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> Optional.of(STRICT);
            case "accept-new" -> Optional.of(ACCEPT_NEW);
            case "no", "false", "off" -> Optional.of(ACCEPT_UNKNOWN);
            default -> Optional.empty();
        };
    }
}
