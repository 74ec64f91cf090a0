package dev.runbook.survey;

import java.time.Duration;

/**
 * How long the run will take, by what its steps took before.
 *
 * @param runs how many runs that is known from
 */
public record Estimate(Duration time, int runs) {}
