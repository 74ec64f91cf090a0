package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import java.util.Optional;

/**
 * An undo step on a host.
 *
 * @param does what, as far as it is known
 * @param elsewhere the host that does it in its stead
 * @param doing what exactly, rendered; empty if that hangs on the run
 * @param doubt what decides during the run whether it is done
 * @param inside whether it is part of an action that another undo step calls
 */
public record Act(
        StepPath step,
        String title,
        Host host,
        Kind does,
        Optional<String> elsewhere,
        Optional<String> doing,
        Optional<String> doubt,
        boolean inside) {

    /** What becomes of an undo step. */
    public enum Kind {
        RUN,
        SKIP,
        DEPENDS,
        FAIL
    }
}
