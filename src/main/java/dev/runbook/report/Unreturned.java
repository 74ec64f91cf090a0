package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.journal.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds steps that may have changed a host and that nothing takes back: they have no rollback, nor has their caller. */
final class Unreturned {

    private final Map<String, Event.StepStarted> open = new LinkedHashMap<>();
    private final List<Event.StepFinished> found = new ArrayList<>();

    void started(Event.StepStarted step) {
        open.put(key(step.step(), step.host()), step);
    }

    void finished(Event.StepFinished step) {
        Event.StepStarted start = open.remove(key(step.step(), step.host()));
        if (start == null) {
            return;
        }
        if (start.undoable() || start.lasting()) {
            found.removeIf(other -> isInside(other, step));
        } else if (step.outcome().traces() && found.stream().noneMatch(other -> isInside(other, step))) {
            found.add(step);
        }
    }

    Map<String, List<String>> byTitle() {
        Map<String, List<String>> hosts = new LinkedHashMap<>();
        for (Event.StepFinished step : found) {
            List<String> known = hosts.computeIfAbsent(step.title(), title -> new ArrayList<>());
            if (!known.contains(step.host())) {
                known.add(step.host());
            }
        }
        return hosts;
    }

    private static boolean isInside(Event.StepFinished inner, Event.StepFinished outer) {
        return inner.host().equals(outer.host()) && inner.step().toString().startsWith(outer.step() + ">");
    }

    private static String key(StepPath step, String host) {
        return step + " " + host;
    }
}
