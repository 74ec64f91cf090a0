package dev.runbook.cli;

import java.time.Duration;
import java.util.Optional;

/** A person at a keyboard, in front of a screen that can be redrawn. */
interface Terminal {

    /** How many columns fit into a line now. */
    int columns();

    /** One line of answer; empty if the time was over, or if there will be no more input. */
    Optional<String> ask(String prompt, Optional<Duration> timeout);

    /** A line that is not shown while it is typed; empty if there will be no more input. */
    Optional<String> askSecretly(String prompt);
}
