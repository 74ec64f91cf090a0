package dev.runbook.journal;

import java.util.Optional;

/**
 * Where the commands of a step run.
 *
 * @param on the host, if another than the one for which it is done
 * @param as the user, if another than the one who is connected
 */
public record Workplace(Optional<String> on, Optional<String> as) {

    /** On the host itself, as whoever is connected. */
    public static final Workplace USUAL = new Workplace(Optional.empty(), Optional.empty());
}
