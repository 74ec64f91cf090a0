package dev.runbook.cli;

import dev.runbook.journal.StepPath;
import dev.runbook.procedure.OnFailure;
import dev.runbook.run.Operator;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Whoever takes up a run and has decided about some of its steps beforehand; all else is up to another. */
final class Decided implements Operator {

    private final Operator other;
    private final Set<String> approved;
    private final Set<String> retries;
    private final Set<String> skipped;
    private final String user;

    Decided(Operator other, Decisions decisions, String user) {
        this.other = other;
        this.approved = decisions.approved;
        this.retries = new LinkedHashSet<>(decisions.retried);
        this.skipped = decisions.skipped;
        this.user = user;
    }

    @Override
    public boolean present() {
        return other.present();
    }

    @Override
    public Optional<Approval> approve(String step, String question, Optional<Duration> timeout) {
        return StepPath.parse(step).segments().stream().anyMatch(segment -> approved.contains(segment.id()))
                ? Optional.of(new Approval(true, user))
                : other.approve(step, question, timeout);
    }

    @Override
    public synchronized Optional<Reaction> beforehand(String step) {
        if (retries.remove(step)) {
            return Optional.of(Reaction.RETRY);
        }
        return skipped.contains(step) ? Optional.of(Reaction.SKIP) : Optional.empty();
    }

    @Override
    public Reaction react(FailureReport failure, OnFailure planned) {
        return other.react(failure, planned);
    }
}
