package dev.runbook.action.flow;

import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Result;
import dev.runbook.action.Situation;
import dev.runbook.action.Summary;
import dev.runbook.value.Value;

/** Fails with a message. */
public final class FailAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "fail",
                        "Fails with a message; usually under a `when`.",
                        Parameter.optional(
                                "msg", STRING, Value.of("failed as the runbook asks"), "why, and what to do next"))
                .thatOnlyReads();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        String message = arguments.text("msg");
        return new Operation.Conclude("fail: " + Summary.line(message), Result.failed(message));
    }
}
