package dev.runbook.lab.service.application;

import java.time.Duration;

/**
 * How long the stages of the application take. The real ones are ten to thirty times as long.
 *
 * @param listen until it takes connections
 * @param prepare until it looks at the database
 * @param start until it serves, after everything else
 * @param plugin a change of the plugins
 * @param connect how long it waits for the database
 */
public record Pace(
        Duration listen,
        Duration prepare,
        Duration install,
        Duration upgrade,
        Duration start,
        Duration plugin,
        Duration connect) {

    public static Pace usual() {
        return everySecondTakes(Duration.ofSeconds(1));
    }

    /** All of it quicker or slower, in the same proportions. */
    public static Pace everySecondTakes(Duration second) {
        return new Pace(
                second.dividedBy(10),
                second.dividedBy(10),
                second,
                second,
                second.dividedBy(2),
                second,
                second.multipliedBy(5));
    }
}
