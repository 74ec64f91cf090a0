package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Optional;

/**
 * A step where it stands in a plan.
 *
 * @param hosts where it runs, if its conditions let it
 * @param premises the steps that fail before the run comes here: the body of a block before its rescue, and a step
 *     before its undo
 * @param undoOf the step that it undoes
 */
public record Spot(
        StepPath path, Step step, Play play, List<Host> hosts, List<StepPath> premises, Optional<Spot> undoOf) {

    /** Whether this is the point of no return. */
    public boolean commits() {
        return step.body() instanceof Body.Single single
                && single.call().action().spec().name().equals("commit");
    }

    public boolean isUndo() {
        return undoOf.isPresent();
    }
}
