package dev.runbook.run;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.journal.Event;
import dev.runbook.value.Value;
import java.util.Optional;

/** Asks people at gates, and marks the point of no return. */
final class Gatekeeper {

    private final RunContext context;
    private final String step;

    Gatekeeper(RunContext context, String step) {
        this.context = context;
        this.step = step;
    }

    Result ask(Operation.Confirm confirm) {
        Optional<Operator.Approval> answer =
                context.ports().operator().approve(step, confirm.question(), confirm.timeout());
        Operator.Approval approval = answer.orElseGet(() -> onTimeout(confirm));
        context.record(
                new Event.Gate(step, confirm.question(), approval.given() ? "approved" : "refused", approval.by()));
        Result result = Result.OK.with("approved", Value.of(approval.given())).with("by", Value.of(approval.by()));
        return approval.given() ? result : result.failing("the gate was refused by " + approval.by());
    }

    void commit(String why) {
        context.record(new Event.Committed(why));
    }

    private static Operator.Approval onTimeout(Operation.Confirm confirm) {
        boolean approve = confirm.timeout().isPresent() && confirm.onTimeout() == Operation.Confirm.OnTimeout.APPROVE;
        return new Operator.Approval(approve, "nobody in time");
    }
}
