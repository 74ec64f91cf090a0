package dev.runbook.run;

import dev.runbook.procedure.OnFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The person who runs the runbook, or the answers given in advance. */
public interface Operator {

    /** Whether somebody can answer a gate. */
    boolean present();

    /** Whether the run may pass this gate; empty if nobody answered in time. */
    Optional<Approval> approve(String step, String question, Optional<Duration> timeout);

    /** What was decided beforehand about the failure of a step, named by its id; a decision to retry holds once. */
    default Optional<Reaction> beforehand(String step) {
        return Optional.empty();
    }

    /**
     * What to do about a failure.
     *
     * @param planned what the play says
     */
    Reaction react(FailureReport failure, OnFailure planned);

    /** An answer, and whose it is. */
    record Approval(boolean given, String by) {}

    /** What can be done about a step that failed. */
    enum Reaction {
        RETRY,
        SKIP,
        ROLLBACK,
        STOP,
        CONTINUE;

        static Reaction planned(OnFailure onFailure) {
            return switch (onFailure) {
                case ROLLBACK -> ROLLBACK;
                case STOP -> STOP;
                case CONTINUE -> CONTINUE;
            };
        }
    }

    /**
     * A step that failed on more hosts than allowed, or an interruption.
     *
     * @param debts how many undo steps would run
     */
    record FailureReport(
            String step, String title, List<String> hosts, String reason, int debts, boolean interrupted) {}

    /** Nobody: what the runbook says is done, and gates are not passed. */
    Operator NOBODY = new Operator() {
        @Override
        public boolean present() {
            return false;
        }

        @Override
        public Optional<Approval> approve(String step, String question, Optional<Duration> timeout) {
            return Optional.empty();
        }

        @Override
        public Reaction react(FailureReport failure, OnFailure planned) {
            return Reaction.planned(planned);
        }
    };
}
