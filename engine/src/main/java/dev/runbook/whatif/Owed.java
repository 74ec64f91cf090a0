package dev.runbook.whatif;

import dev.runbook.journal.Debt;
import dev.runbook.procedure.Step;
import java.util.Optional;

/**
 * An undo that a step would owe on a host.
 *
 * @param at where the undo steps would stand
 * @param doubt what decides during the run whether it is owed
 */
record Owed(Debt debt, Step step, Standing at, Optional<String> doubt) {

    Owed doubting(Optional<String> on) {
        return new Owed(debt, step, at, doubt.or(() -> on));
    }
}
