package dev.runbook.plan;

import dev.runbook.procedure.Step;
import java.util.List;

/**
 * A step of the plan.
 *
 * @param hosts what it will do on each of its hosts
 * @param inner the steps of its block, or of the action it calls
 * @param undo what takes it back, should a later step fail
 */
public record StepForecast(Step step, List<Forecast> hosts, List<StepForecast> inner, List<StepForecast> undo) {

    /** The same for a step of which its author wants nothing shown. */
    StepForecast hidden() {
        return new StepForecast(step, hosts.stream().map(Forecast::hidden).toList(), hidden(inner), hidden(undo));
    }

    private static List<StepForecast> hidden(List<StepForecast> steps) {
        return steps.stream().map(StepForecast::hidden).toList();
    }
}
