package dev.runbook.action.flow;

import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.action.Summary;

/** Marks the point of no return. */
public final class CommitAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                "commit",
                "Marks the point of no return: what was done before is not undone any more, and a failure after it stops.",
                Parameter.required("why", STRING, "why there is no way back from here"));
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        String why = arguments.text("why");
        return new Operation.Commit("commit: " + Summary.line(why), why);
    }
}
