package dev.runbook.run;

import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import java.util.Optional;

/**
 * What steps belong to: the runbook itself, or the call of an action.
 *
 * @param path of the step that calls
 * @param visit of all steps inside; empty where the runner counts them, as it does for the runbook's own
 * @param hidden whether the caller wants nothing of its output shown
 */
record CallSite(StepPath path, Optional<VisitId> visit, boolean hidden) {

    /** Of the runbook's own steps. */
    static final CallSite NONE = new CallSite(StepPath.ROOT, Optional.empty(), false);

    CallSite visited(VisitId id) {
        return new CallSite(path, Optional.of(id), hidden);
    }
}
