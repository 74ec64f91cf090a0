package dev.runbook.cli;

import dev.runbook.procedure.OnFailure;
import dev.runbook.run.Operator;
import java.time.Duration;
import java.util.Optional;

/**
 * Nobody is there: gates are passed if {@code --yes} said so, or if somebody approves from elsewhere while there is
 * time; failures are treated as the play says.
 */
record Unattended(boolean yes, Approvals approvals) implements Operator {

    @Override
    public boolean present() {
        return false;
    }

    @Override
    public Optional<Approval> approve(String step, String question, Optional<Duration> timeout) {
        return yes ? Optional.of(new Approval(true, "--yes")) : timeout.flatMap(limit -> approvals.await(step, limit));
    }

    @Override
    public Reaction react(FailureReport failure, OnFailure planned) {
        return Operator.NOBODY.react(failure, planned);
    }
}
