package dev.runbook.action.flow;

import static dev.runbook.action.Parameter.Type.DURATION;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.action.Summary;
import dev.runbook.value.Value;
import java.util.Optional;

/** Asks a person whether the run may go on. */
public final class ConfirmAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "confirm",
                        "Asks the operator whether to go on; a refusal fails the step.",
                        Parameter.required("prompt", STRING, "the question, to be answered with yes or no"),
                        Parameter.optional(
                                "timeout", DURATION, "how long to wait for an answer; without it, as long as it takes"),
                        Parameter.optional(
                                        "on_timeout",
                                        STRING,
                                        Value.of("refuse"),
                                        "what it counts as when nobody answers in time")
                                .oneOf("approve", "refuse"))
                .thatOnlyReads();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        String question = arguments.text("prompt");
        return new Operation.Confirm(
                "ask: " + Summary.line(question),
                question,
                arguments.has("timeout") ? Optional.of(arguments.duration("timeout")) : Optional.empty(),
                arguments.text("on_timeout").equals("approve")
                        ? Operation.Confirm.OnTimeout.APPROVE
                        : Operation.Confirm.OnTimeout.REFUSE);
    }
}
