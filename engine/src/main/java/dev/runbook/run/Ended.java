package dev.runbook.run;

import dev.runbook.action.Result;
import dev.runbook.journal.Outcome;
import dev.runbook.template.Unrenderable;

/**
 * How an attempt ended on a host.
 *
 * @param traces whether it may have left any on the host
 * @param mistake whether the runbook is to blame, which nobody can ignore
 * @param settled whether its {@code until} holds, so that it is not tried again even if it failed
 */
record Ended(Outcome.Kind kind, Result result, boolean traces, boolean mistake, boolean settled) {

    static Ended of(Result result) {
        if (result.failed()) {
            return of(Outcome.Kind.FAILED, result);
        }
        return of(result.changed() ? Outcome.Kind.CHANGED : Outcome.Kind.OK, result);
    }

    static Ended of(Outcome.Kind kind, Result result) {
        return new Ended(kind, result, kind.leavesTraces(), false, false);
    }

    static Ended unreachable(String why) {
        return of(Outcome.Kind.UNREACHABLE, Result.failed(why));
    }

    static Ended inDoubt(Result result) {
        return of(Outcome.Kind.IN_DOUBT, result);
    }

    static Ended refused(String why) {
        return of(Outcome.Kind.REFUSED, Result.failed(why));
    }

    /** Something of the step cannot be rendered; {@code soFar} is what it had led to by then. */
    static Ended mistaken(Unrenderable e, Result soFar) {
        return new Ended(Outcome.Kind.FAILED, soFar.failing(e.problem().describe()), false, true, false);
    }

    boolean failed() {
        return kind.isFailure();
    }

    /** Whether the author's view does not matter: there is no result to look at. */
    boolean isFinal() {
        return kind == Outcome.Kind.UNREACHABLE
                || kind == Outcome.Kind.IN_DOUBT
                || kind == Outcome.Kind.REFUSED
                || kind == Outcome.Kind.WAITING;
    }

    /** Whether another attempt makes sense. A host that is gone is not asked again: connecting was patient already. */
    boolean canBeTriedAgain() {
        return kind == Outcome.Kind.FAILED && !mistake && !settled;
    }

    Ended withTraces(boolean left) {
        return new Ended(kind, result, left, mistake, settled);
    }

    Ended withSettled(boolean holds) {
        return new Ended(kind, result, traces, mistake, holds);
    }

    /** What is found done was done before the run was cut off: it counts as a change. */
    Ended asDone() {
        return kind == Outcome.Kind.OK ? of(result.withChanged(true)) : this;
    }

    /** What an earlier attempt left behind is there, whatever this one found. */
    Ended after(Ended earlier) {
        if (!earlier.traces) {
            return this;
        }
        return kind == Outcome.Kind.OK ? of(result.withChanged(true)) : withTraces(true);
    }
}
