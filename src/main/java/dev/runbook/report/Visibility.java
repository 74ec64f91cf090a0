package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
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

    /** Whether this is the end of a whole step on a host: neither inside an action nor one item of a loop. */
    boolean isWhole(Event.StepFinished step) {
        return isWhole(step.step()) && step.item().isEmpty();
    }

    /** Whether this is a step of the runbook itself, or of the rollback. */
    boolean isWhole(StepPath step) {
        return step.segments().size() <= depth;
    }

    boolean shows(Event.StepFinished step) {
        return !isSummaryOfLoop(step) && deepEnough(step) && telling(step);
    }

    private boolean deepEnough(Event.StepFinished step) {
        return detail.verbose() || isWhole(step.step());
    }

    private boolean telling(Event.StepFinished step) {
        Outcome.Kind kind = step.outcome().kind();
        return switch (detail) {
            case FAILURES -> kind.isFailure();
            case QUIET -> kind.isFailure() || kind == Outcome.Kind.CHANGED;
            case NORMAL, VERBOSE -> true;
        };
    }

    /** A loop whose items had lines of their own. */
    private boolean isSummaryOfLoop(Event.StepFinished step) {
        String loop = step.visit() + " " + step.host() + " " + step.title();
        if (step.item().isPresent()) {
            loops.add(loop);
            return false;
        }
        return loops.remove(loop);
    }
}
