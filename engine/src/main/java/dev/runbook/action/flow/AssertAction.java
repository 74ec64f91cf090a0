package dev.runbook.action.flow;

import static dev.runbook.action.Parameter.Type.CONDITIONS;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Claim;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Result;
import dev.runbook.action.Situation;
import dev.runbook.action.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Fails unless its conditions hold. */
public final class AssertAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "assert",
                        "Fails unless all conditions hold, and names every one that does not.",
                        Parameter.required("that", CONDITIONS, "one condition, or a list that must all hold"),
                        Parameter.optional("msg", STRING, "what it means when one does not hold, and what to do"),
                        Parameter.optional("fail_msg", STRING, "the same as `msg`"),
                        Parameter.optional("success_msg", STRING, "what to say when all hold"))
                .thatOnlyReads();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        List<Claim> claims = arguments.claims("that");
        String summary = "assert "
                + claims.stream().map(claim -> Summary.code(claim.text())).collect(Collectors.joining(", "));
        return new Operation.Conclude(summary, judge(arguments, claims));
    }

    private static Result judge(Arguments arguments, List<Claim> claims) {
        List<String> broken = claims.stream()
                .filter(claim -> !claim.holds())
                .map(claim -> "`" + claim.text() + "` does not hold")
                .toList();
        return broken.isEmpty() ? success(arguments) : Result.failed(failure(arguments, broken));
    }

    private static Result success(Arguments arguments) {
        return arguments
                .optional("success_msg")
                .map(message -> Result.OK.with("msg", message))
                .orElse(Result.OK);
    }

    private static String failure(Arguments arguments, List<String> broken) {
        List<String> parts = new ArrayList<>();
        arguments
                .optionalText("msg")
                .or(() -> arguments.optionalText("fail_msg"))
                .ifPresent(parts::add);
        parts.add(String.join("; ", broken));
        return String.join(": ", parts);
    }
}
