package dev.runbook.run;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.journal.Event;
import dev.runbook.journal.StepPath;
import dev.runbook.value.Value;

/** Asks people at gates, and marks the point of no return. */
final class Gatekeeper {

    private final RunContext context;
    private final String step;
    private final int visit;

    Gatekeeper(RunContext context, StepPath step, int visit) {
        this.context = context;
        this.step = step.toString();
        this.visit = visit;
    }

    Result ask(Operation.Confirm confirm) {
        Gates.Gate gate = new Gates.Gate(step, visit, confirm.question());
        Operator.Approval approval = context.gates().answer(gate, () -> askPerson(confirm));
        Result result = Result.OK.with("approved", Value.of(approval.given())).with("by", Value.of(approval.by()));
        return approval.given() ? result : result.failing("the gate was refused by " + approval.by());
    }

    void commit(String why) {
        context.record(new Event.Committed(why));
    }

    private Operator.Approval askPerson(Operation.Confirm confirm) {
        Operator.Approval approval = context.ports()
                .operator()
                .approve(step, confirm.question(), confirm.timeout())
                .orElseGet(() -> onTimeout(confirm));
        context.record(
                new Event.Gate(step, confirm.question(), approval.given() ? "approved" : "refused", approval.by()));
        return approval;
    }

    private static Operator.Approval onTimeout(Operation.Confirm confirm) {
        boolean approve = confirm.timeout().isPresent() && confirm.onTimeout() == Operation.Confirm.OnTimeout.APPROVE;
        return new Operator.Approval(approve, "nobody in time");
    }
}
