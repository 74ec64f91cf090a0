package dev.runbook.procedure;

import dev.runbook.template.Condition;
import java.util.List;
import java.util.Optional;

/**
 * What decides whether a step runs on a host.
 *
 * @param when false: it is skipped there
 * @param guards false: it fails before it does anything
 * @param check a read-only call; its success means that the step is done already
 */
public record Conditions(Optional<Condition> when, List<Guard> guards, Optional<Call> check) {}
