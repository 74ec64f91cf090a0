package dev.runbook.run;

import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import dev.runbook.procedure.Step;

/** The runner comes to a step; its hosts run together then, and are undone together. */
record Visit(Step step, Frame frame, VisitId id) {

    StepPath path() {
        return frame.call().path().then(step.id());
    }
}
