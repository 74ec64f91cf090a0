package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.journal.StepPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was being done on each host when it failed: by the innermost step, which is the one that ran a command. */
final class Doings {

    private final Map<String, Event.StepStarted> latest = new HashMap<>();

    void started(Event.StepStarted step) {
        latest.put(step.host(), step);
    }

    /** What the host was doing inside of this step. */
    Optional<String> of(StepPath step, String host) {
        return Optional.ofNullable(latest.get(host))
                .filter(started -> started.step().toString().startsWith(step.toString()))
                .map(Event.StepStarted::doing);
    }
}
