package dev.runbook.run;

import dev.runbook.action.Result;
import dev.runbook.journal.Outcome;

/**
 * How an attempt ended on a host, before the author's own view of it.
 *
 * @param traces whether it may have left any on the host
 */
record Ended(Outcome.Kind kind, Result result, boolean traces) {

    static Ended of(Result result) {
        if (result.failed()) {
            return of(Outcome.Kind.FAILED, result);
        }
        return of(result.changed() ? Outcome.Kind.CHANGED : Outcome.Kind.OK, result);
    }

    static Ended of(Outcome.Kind kind, Result result) {
        return new Ended(kind, result, kind.leavesTraces());
    }

    static Ended unreachable(String why) {
        return of(Outcome.Kind.UNREACHABLE, Result.failed(why));
    }

    static Ended inDoubt(Result result) {
        return of(Outcome.Kind.IN_DOUBT, result);
    }

    static Ended refused(Result result) {
        return of(Outcome.Kind.REFUSED, result);
    }

    boolean failed() {
        return kind.isFailure();
    }

    /** Whether the author's view does not matter: there is no result to look at. */
    boolean isFinal() {
        return kind == Outcome.Kind.UNREACHABLE || kind == Outcome.Kind.IN_DOUBT || kind == Outcome.Kind.REFUSED;
    }

    Ended withTraces(boolean left) {
        return new Ended(kind, result, left);
    }
}
