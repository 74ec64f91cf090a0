package dev.runbook.action.flow;

import static dev.runbook.action.Parameter.Type.DURATION;
import static dev.runbook.action.Parameter.Type.NUMBER;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Durations;
import java.time.Duration;

/** Lets time pass. */
public final class PauseAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "pause",
                        "Waits for a fixed time. To wait for something to happen, use `wait_for`; for a person, `confirm`.",
                        Parameter.optional("duration", DURATION, "how long, for instance `30s` or `5m`"),
                        Parameter.optional("seconds", NUMBER, "how long in seconds, instead of `duration`"),
                        Parameter.optional("minutes", NUMBER, "how long in minutes, instead of `duration`"))
                .thatOnlyReads();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        Duration duration = duration(arguments);
        return new Operation.Sleep("wait " + Durations.words(duration), duration);
    }

    private static Duration duration(Arguments arguments) {
        if (arguments.values().size() != 1) {
            throw new Unrenderable(arguments.span(), "`pause` wants one of `duration`, `seconds` and `minutes`");
        }
        if (arguments.has("duration")) {
            return arguments.duration("duration");
        }
        boolean minutes = arguments.has("minutes");
        double number = Double.parseDouble(arguments.text(minutes ? "minutes" : "seconds"));
        if (!(number >= 0 && number <= 1e6)) {
            throw new Unrenderable(arguments.span(), "`pause` is for " + number + ", wanted 0 or more");
        }
        return Duration.ofMillis(Math.round(number * (minutes ? 60_000 : 1_000)));
    }
}
