package dev.runbook.run;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import dev.runbook.value.Value;
import java.util.Optional;

/** Asks people at gates, marks the point of no return, and lets nothing pass that could not be recorded. */
final class Gatekeeper {

    private final RunContext context;
    private final String step;
    private final VisitId visit;

    Gatekeeper(RunContext context, StepPath step, VisitId visit) {
        this.context = context;
        this.step = step.toString();
        this.visit = visit;
    }

    /** The answer; where nobody can give one and there is no time limit, the run waits for it. */
    Ended ask(Operation.Confirm confirm) {
        Gates.Gate gate = new Gates.Gate(step, visit, confirm.question());
        return context.recall()
                .approval(gate)
                .or(() -> context.gates().answer(gate, () -> askPerson(confirm)))
                .map(Gatekeeper::answered)
                .orElseGet(Gatekeeper::waiting);
    }

    private static Ended answered(Operator.Approval approval) {
        Result result = Result.OK.with("approved", Value.of(approval.given())).with("by", Value.of(approval.by()));
        return approval.given()
                ? Ended.of(result)
                : Ended.of(Outcome.Kind.REFUSED, result.failing("the gate was refused by " + approval.by()));
    }

    private static Ended waiting() {
        return Ended.of(Outcome.Kind.WAITING, Result.failed("a person has to approve, and nobody is at a terminal"));
    }

    /** Before anything is done: not after a record that could not be written, on whichever host, nor without a lock. */
    void ensureRecorded() {
        context.ports().journal().ensureWritable();
        context.locking().ensureHeld();
    }

    void commit(String why) {
        context.record(new Event.Committed(why));
    }

    private Optional<Operator.Approval> askPerson(Operation.Confirm confirm) {
        Operator operator = context.ports().operator();
        Optional<Operator.Approval> approval = operator.approve(step, confirm.question(), confirm.timeout());
        if (approval.isEmpty() && (confirm.timeout().isPresent() || operator.present())) {
            approval = Optional.of(onTimeout(confirm));
        }
        approval.ifPresent(answer -> context.record(new Event.Gate(
                step, Optional.of(visit), confirm.question(), answer.given() ? "approved" : "refused", answer.by())));
        return approval;
    }

    private static Operator.Approval onTimeout(Operation.Confirm confirm) {
        boolean approve = confirm.timeout().isPresent() && confirm.onTimeout() == Operation.Confirm.OnTimeout.APPROVE;
        return new Operator.Approval(approve, "nobody in time");
    }
}
