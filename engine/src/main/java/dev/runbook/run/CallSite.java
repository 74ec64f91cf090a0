package dev.runbook.run;

import dev.runbook.journal.StepPath;

/**
 * The call of a YAML action to which steps belong.
 *
 * @param visit of the step that calls
 * @param attempt counts the attempts of that step, from 1
 * @param hidden whether the caller wants nothing of its output shown
 */
record CallSite(StepPath path, int visit, int attempt, boolean hidden) {

    /** Of the runbook's own steps. */
    static final CallSite NONE = new CallSite(StepPath.ROOT, 0, 0, false);
}
