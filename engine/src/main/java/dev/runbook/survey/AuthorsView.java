package dev.runbook.survey;

import dev.runbook.action.Result;
import dev.runbook.plan.Judgement;
import dev.runbook.plan.Results;
import dev.runbook.procedure.Step;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The author's own view of what a step leads to, before the run: {@code until}, {@code failed_when}, {@code changed_when}.
 *
 * @param certain whether it is certain that the step runs
 */
record AuthorsView(Step step, Names names, boolean certain) {

    /**
     * How a sighting counts.
     *
     * @param failure why it will fail, if that is certain
     */
    record Verdict(Sighting sighting, Optional<String> failure) {}

    /** @param harmless whether it cannot change the host */
    Verdict of(Sighting sighting, boolean harmless) {
        Optional<Result> result = sighting.result().value();
        if (result.isEmpty()) {
            return new Verdict(sighting.changing(counting(sighting, harmless)), Optional.empty());
        }
        return judged(sighting, result.get());
    }

    /** Whether it will count as a change, if it does not fail. */
    private Optional<Boolean> counting(Sighting sighting, boolean harmless) {
        if (step.readOnly() || harmless) {
            return Optional.of(false);
        }
        if (step.verdict().changedWhen().isEmpty()) {
            return sighting.grade() == Grade.DEPENDS ? Optional.empty() : sighting.changed();
        }
        Value.Fields half = HalfKnown.of("result", Map.of("failed", Value.FALSE, "changed", Value.TRUE));
        return names.withResult(half)
                .ask(scope -> step.verdict().changedWhen().get().holds(scope))
                .certain()
                .filter(counts -> sighting.grade() != Grade.DEPENDS || !counts);
    }

    private Verdict judged(Sighting sighting, Result result) {
        Known<Result> judged = judgement(sighting, result);
        if (judged.isUnknown()) {
            return new Verdict(sighting.with(judged).changing(Optional.empty()), Optional.empty());
        }
        Result verdict = judged.value().orElseThrow();
        if (!verdict.failed()) {
            return new Verdict(agreed(sighting.with(judged), verdict), Optional.empty());
        }
        boolean triedAgain = step.retry().isPresent() && !settles(result);
        if (triedAgain || !judged.isSure()) {
            Known<Result> known = triedAgain ? Known.unknown("on what it leads to") : judged;
            String why = verdict.failure().orElseThrow();
            return new Verdict(sighting.with(known).now(why), Optional.empty());
        }
        return new Verdict(sighting.with(judged), verdict.failure());
    }

    private Known<Result> judgement(Sighting sighting, Result result) {
        try {
            return withResult(result)
                    .ask(scope -> new Judgement(step, scope).of(result))
                    .doubting(sighting.result().doubt());
        } catch (Unrenderable e) {
            if (sighting.result().isSure() && certain) {
                throw e;
            }
            return Known.unknown("on what it leads to");
        }
    }

    private boolean settles(Result result) {
        return withResult(result)
                .ask(scope -> new Judgement(step, scope).settles())
                .certain()
                .orElse(false);
    }

    private Names withResult(Result result) {
        return names.withResult(Results.of(result, Duration.ZERO, 1));
    }

    /** What did not fail after all is as good as proven; what does not count as a change is no proven one. */
    private static Sighting agreed(Sighting sighting, Result verdict) {
        boolean sure = sighting.result().isSure();
        Sighting counted =
                sighting.grade() == Grade.DEPENDS ? sighting : sighting.changing(Optional.of(verdict.changed()));
        if (sure && sighting.grade() == Grade.RUN) {
            return counted.with(Grade.OK);
        }
        return sure && sighting.grade() == Grade.CHANGE && !verdict.changed() ? counted.with(Grade.RUN) : counted;
    }
}
