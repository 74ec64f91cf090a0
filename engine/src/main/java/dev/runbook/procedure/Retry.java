package dev.runbook.procedure;

import dev.runbook.template.Condition;
import java.util.Optional;

/**
 * How a step is tried again.
 *
 * @param until what must hold for it to be done; empty: that it did not fail
 * @param retries how often at most, after the first attempt; 3 if empty
 * @param delay between two attempts; 5 s if empty
 */
public record Retry(Optional<Condition> until, Optional<Setting> retries, Optional<Setting> delay) {}
