package dev.runbook.report;

import dev.runbook.journal.StepTimes;
import dev.runbook.survey.Estimate;
import dev.runbook.survey.Grade;
import dev.runbook.survey.GradedStep;
import dev.runbook.survey.SurveyedPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long each step of a runbook took in the runs before that went well.
 *
 * @param runs of this runbook, the newest first
 */
public record PastTimes(List<StepTimes> runs) {

    /** For what happens before the first step. */
    private static final String BEFORE = "";

    /** How long the plan will take: of each step that may run, what it took in most runs. Gates take as long as they take. */
    public Optional<Estimate> estimate(SurveyedPlan plan) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        Stream<String> steps = plan.plays().stream()
                .flatMap(play -> play.all())
                .flatMap(PastTimes::leaves)
                .filter(PastTimes::takesTime)
                .map(GradedStep::id);
        Duration time = Stream.concat(Stream.of(BEFORE), steps)
                .flatMap(step -> median(step).stream())
                .reduce(Duration.ZERO, Duration::plus);
        return Optional.of(new Estimate(time, runs.size()));
    }

    private static Stream<GradedStep> leaves(GradedStep step) {
        return step.kind() == GradedStep.Kind.BLOCK
                ? step.inner().stream().flatMap(PastTimes::leaves)
                : Stream.of(step);
    }

    private static boolean takesTime(GradedStep step) {
        return step.lines().stream().anyMatch(line -> line.grade() != Grade.SKIP)
                && step.lines().stream().noneMatch(line -> line.grade() == Grade.ASK);
    }

    private Optional<Duration> median(String step) {
        List<Duration> times = runs.stream()
                .flatMap(run -> Optional.ofNullable(run.steps().get(step)).stream())
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }
}
