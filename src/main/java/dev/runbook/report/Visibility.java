package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import java.util.HashSet;
import java.util.Set;

/** Which ends of steps get a line: the runbook's own steps, each item of a loop, and in a rollback the undo steps. */
final class Visibility {

    private final Detail detail;
    private final Set<String> loops = new HashSet<>();
    private int depth = 1;

    Visibility(Detail detail) {
        this.detail = detail;
    }

    /** From here on, the steps that undo this one count as the runbook's own. */
    void undoing(Event.UndoStarted undo) {
        depth = undo.step().segments().size();
    }

    boolean shows(Event.StepFinished step) {
        return !isSummaryOfLoop(step) && deepEnough(step) && telling(step);
    }

    private boolean deepEnough(Event.StepFinished step) {
        return detail.verbose() || step.step().segments().size() <= depth;
    }

    private boolean telling(Event.StepFinished step) {
        Outcome.Kind kind = step.outcome().kind();
        return detail != Detail.QUIET || kind.isFailure() || kind == Outcome.Kind.CHANGED;
    }

    /** A loop whose items had lines of their own. */
    private boolean isSummaryOfLoop(Event.StepFinished step) {
        String loop = step.visit() + step.host() + step.title();
        if (step.item().isPresent()) {
            loops.add(loop);
            return false;
        }
        return loops.remove(loop);
    }
}
