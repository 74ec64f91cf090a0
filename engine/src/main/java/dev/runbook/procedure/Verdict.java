package dev.runbook.procedure;

import dev.runbook.template.Condition;
import java.util.Optional;

/** The author's own view of what counts as changed or failed. */
public record Verdict(Optional<Condition> changedWhen, Optional<Condition> failedWhen, boolean ignoreErrors) {

    public static final Verdict ACTIONS_OWN = new Verdict(Optional.empty(), Optional.empty(), false);
}
