package dev.runbook.action.flow;

import static dev.runbook.action.Parameter.Type.ANY;
import static dev.runbook.action.Parameter.Type.EXPRESSION;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Result;
import dev.runbook.action.Situation;
import dev.runbook.action.Summary;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;

/** Shows a message or a value. */
public final class DebugAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "debug",
                        "Shows a message, or the value of an expression.",
                        Parameter.optional("msg", ANY, "what to show"),
                        Parameter.optional("var", EXPRESSION, "an expression whose value is shown"))
                .thatOnlyReads()
                .giving(new ActionSpec.Fact("msg", "what was shown"));
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        if (arguments.has("msg") == arguments.has("var")) {
            throw new Unrenderable(arguments.span(), "`debug` wants either `msg` or `var`");
        }
        Value shown = arguments.value(arguments.has("msg") ? "msg" : "var");
        return new Operation.Conclude("show " + Summary.code(shown.text()), Result.OK.with("msg", shown));
    }
}
