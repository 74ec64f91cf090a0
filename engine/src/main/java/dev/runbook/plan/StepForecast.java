package dev.runbook.plan;

import dev.runbook.procedure.Step;
import java.util.List;

/**
 * A step of the plan.
 *
 * @param hosts whether it will run on each of its hosts
 * @param inner the steps of its block, or of the action it calls
 * @param undo what takes it back, should a later step fail
 */
public record StepForecast(Step step, List<Forecast> hosts, List<StepForecast> inner, List<StepForecast> undo) {}
