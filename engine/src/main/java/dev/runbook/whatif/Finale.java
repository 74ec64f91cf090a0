package dev.runbook.whatif;

import dev.runbook.journal.Ending;
import java.util.Optional;

/**
 * An end that the run may come to.
 *
 * @param provided what has to be so for that; empty for the one that we take to come
 */
public record Finale(Ending ending, Optional<String> provided) {}
