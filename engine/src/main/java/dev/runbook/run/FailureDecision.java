package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the run when a step has failed on too many hosts, or the operator wants it to end. */
final class FailureDecision {

    /** What the journal asks about a failure. */
    static final String FAILED = "the step failed";

    private final RunContext context;

    FailureDecision(RunContext context) {
        this.context = context;
    }

    /** Ends the walk before this step if Ctrl-C was pressed. */
    Walked ifInterrupted(Step next, Frame frame) {
        if (!context.ports().interruption().requested() || !frame.bounds().interruptible()) {
            return Walked.WELL;
        }
        if (!context.ports().operator().present()) {
            return Walked.WELL.ending(Walked.End.INTERRUPTED);
        }
        context.ports().interruption().answered();
        Operator.Reaction reaction =
                ask(new Operator.FailureReport(next.id(), next.name(), List.of(), "interrupted", debts(), true));
        return switch (reaction) {
            case RETRY, SKIP, CONTINUE -> Walked.WELL;
            case ROLLBACK -> Walked.WELL.ending(Walked.End.ROLLBACK);
            case STOP -> Walked.WELL.ending(Walked.End.INTERRUPTED);
        };
    }

    /** What to do about these failures; inside of calls and undo steps nobody is asked, the failure goes outwards. */
    Operator.Reaction about(Step step, List<Walked.Failure> failures, Frame frame) {
        if (frame.bounds().reaction() != Bounds.OnFailedStep.ASK) {
            return Operator.Reaction.planned(context.onFailure());
        }
        Optional<Operator.Reaction> before = context.recall().reaction(step.id());
        if (before.isPresent()) {
            return before.get();
        }
        boolean atAGate = failures.stream().allMatch(FailureDecision::isWaiting);
        Optional<Operator.Reaction> beforehand =
                atAGate ? Optional.empty() : context.ports().operator().beforehand(step.id());
        if (beforehand.isPresent() || context.recall().isWhereItEnded()) {
            return decided(step.id(), FAILED, beforehand.orElse(Operator.Reaction.RETRY));
        }
        if (atAGate) {
            return Operator.Reaction.STOP;
        }
        List<String> hosts =
                failures.stream().map(Walked.Failure::host).map(Host::name).toList();
        String reason = failures.get(0).outcome().reason().orElse("failed");
        return ask(new Operator.FailureReport(step.id(), step.name(), hosts, reason, debts(), false));
    }

    static Walked after(Operator.Reaction reaction, Walked walked) {
        return switch (reaction) {
            case SKIP -> walked.forgiven();
            case ROLLBACK -> walked.ending(Walked.End.ROLLBACK);
            case STOP -> walked.ending(Walked.End.STOP);
            case CONTINUE, RETRY -> walked;
        };
    }

    private Operator.Reaction ask(Operator.FailureReport report) {
        OnFailure planned = context.onFailure();
        Operator.Reaction reaction = context.ports().operator().react(report, planned);
        boolean tolerated = reaction == Operator.Reaction.CONTINUE;
        return context.ports().operator().present() || tolerated
                ? decided(report.step(), report.interrupted() ? "interrupted" : FAILED, reaction)
                : reaction;
    }

    /** Notes the decision, which a resumed run recalls. */
    private Operator.Reaction decided(String step, String question, Operator.Reaction reaction) {
        String answer = reaction.name().toLowerCase(Locale.ROOT);
        context.record(new Event.Gate(step, Optional.empty(), question, answer, context.decider()));
        return reaction;
    }

    private static boolean isWaiting(Walked.Failure failure) {
        return failure.outcome().kind() == Outcome.Kind.WAITING;
    }

    private int debts() {
        return context.progress().debts().size();
    }
}
