package dev.runbook.plan;

import dev.runbook.action.Result;
import dev.runbook.procedure.Retry;
import dev.runbook.procedure.Step;
import dev.runbook.template.Condition;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
import java.util.Optional;

/**
 * The author's own view of a result.
 *
 * @param names with {@code result} among them
 */
public record Judgement(Step step, Scope names) {

    public Result of(Result result) {
        return changed(failed(tried(result)));
    }

    /** Whether {@code until} holds, so that nothing is gained by another attempt; {@code failed_when} may still say that it failed. */
    public boolean settles() {
        try {
            return step.retry()
                    .flatMap(Retry::until)
                    .filter(until -> until.holds(names))
                    .isPresent();
        } catch (Unrenderable e) {
            return false;
        }
    }

    /** {@code until} says what success is, whatever the exit code. */
    private Result tried(Result result) {
        Optional<Condition> until = step.retry().flatMap(Retry::until);
        if (until.isEmpty()) {
            return result;
        }
        try {
            return until.get().holds(names) ? result.notFailing() : notYet(result, until.get());
        } catch (Unrenderable e) {
            return result.failing("`until` cannot be judged yet: " + e.getMessage());
        }
    }

    private static Result notYet(Result result, Condition until) {
        String why = result.failure().map(reason -> ": " + reason).orElse("");
        return result.failing("`until` does not hold: " + until.text() + why);
    }

    private Result failed(Result result) {
        Optional<Condition> failedWhen = step.verdict().failedWhen();
        boolean open = step.retry().flatMap(Retry::until).isPresent() && result.failed();
        if (failedWhen.isEmpty() || open) {
            return result;
        }
        return failedWhen.get().holds(names)
                ? result.failing("`failed_when` holds: " + failedWhen.get().text())
                : result.notFailing();
    }

    private Result changed(Result result) {
        if (step.readOnly()) {
            return result.withChanged(false);
        }
        return step.verdict()
                .changedWhen()
                .map(condition -> result.withChanged(condition.holds(names)))
                .orElse(result);
    }
}
