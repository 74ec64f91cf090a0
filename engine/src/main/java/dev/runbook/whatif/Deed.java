package dev.runbook.whatif;

import dev.runbook.action.Operation;
import dev.runbook.journal.Outcome;
import java.util.Optional;

/**
 * What an operation does to a host, as far as it is known before the run.
 *
 * @param changes whether it can change the host, and so is taken to
 * @param marred whether its failure may leave traces
 * @param claims whether its result says that it changed something even when it fails
 * @param failing how it ends if it fails
 * @param failure why it certainly fails; empty if it need not
 * @param commits whether it is the point of no return
 */
record Deed(
        boolean changes,
        boolean marred,
        boolean claims,
        Outcome.Kind failing,
        Optional<String> failure,
        boolean commits) {

    static final Deed RUNNING = failing(true, true, true);
    static final Deed CONVERGING = failing(true, true, false);
    static final Deed READING = failing(false, false, false);
    static final Deed COMMITTING = new Deed(false, false, false, Outcome.Kind.FAILED, Optional.empty(), true);
    static final Deed ASKING = new Deed(false, false, false, Outcome.Kind.REFUSED, Optional.empty(), false);

    /** A file that comes to the controller counts as a change, but half a file is none. */
    private static final Deed FETCHING = failing(true, false, false);

    private static Deed failing(boolean changes, boolean marred, boolean claims) {
        return new Deed(changes, marred, claims, Outcome.Kind.FAILED, Optional.empty(), false);
    }

    static Deed of(Operation operation) {
        return operation.answer(new Question());
    }

    private static final class Question implements Operation.Question<Deed> {
        @Override
        public Deed about(Operation.Run run) {
            return RUNNING;
        }

        @Override
        public Deed about(Operation.Converge converge) {
            return CONVERGING;
        }

        @Override
        public Deed about(Operation.Unless unless) {
            return of(unless.operation());
        }

        @Override
        public Deed about(Operation.Ask ask) {
            return READING;
        }

        @Override
        public Deed about(Operation.Send send) {
            return RUNNING;
        }

        @Override
        public Deed about(Operation.Look look) {
            return READING;
        }

        @Override
        public Deed about(Operation.Await await) {
            return READING;
        }

        @Override
        public Deed about(Operation.Assign assign) {
            return READING;
        }

        @Override
        public Deed about(Operation.Conclude conclude) {
            boolean changes = conclude.result().changed();
            return new Deed(
                    changes,
                    false,
                    changes,
                    Outcome.Kind.FAILED,
                    conclude.result().failure(),
                    false);
        }

        @Override
        public Deed about(Operation.Confirm confirm) {
            return ASKING;
        }

        @Override
        public Deed about(Operation.Sleep sleep) {
            return READING;
        }

        @Override
        public Deed about(Operation.Download download) {
            return FETCHING;
        }

        @Override
        public Deed about(Operation.Commit commit) {
            return COMMITTING;
        }
    }
}
