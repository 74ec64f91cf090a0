package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import java.util.Optional;

/**
 * Something that a step leaves on a host and that no undo takes back.
 *
 * @param meant whether its author means it to stay
 * @param doubt what decides during the run whether it is there
 */
record Trace(StepPath step, String title, Host host, boolean meant, Optional<String> doubt) {

    boolean isInside(StepPath call) {
        return step.segments().size() > call.segments().size()
                && step.toString().startsWith(call + ">");
    }
}
