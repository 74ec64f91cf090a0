package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.VisitId;
import dev.runbook.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How one step went on all its hosts, in one line; hosts where it failed have had lines of their own. */
final class Digest {

    private final List<Event.StepFinished> ends = new ArrayList<>();

    /** Whether this visit to a step is the one that the ends so far belong to. */
    boolean continues(VisitId visit, String title) {
        return ends.isEmpty()
                || ends.get(0).visit().equals(visit) && ends.get(0).title().equals(title);
    }

    void add(Event.StepFinished end) {
        ends.add(end);
    }

    /** The line, and what the step wanted to be shown; from here on it is about the next step. */
    List<Line> take() {
        List<Event.StepFinished> well =
                ends.stream().filter(end -> !end.outcome().kind().isFailure()).toList();
        List<Line> lines = new ArrayList<>();
        if (!well.isEmpty()) {
            lines.add(line(well));
            well.forEach(end -> StepLine.message(end)
                    .forEach(message ->
                            lines.add(Line.of(end.host() + ": ").then(message).indented(OutcomeWord.WIDTH))));
        }
        ends.clear();
        return lines;
    }

    private static Line line(List<Event.StepFinished> well) {
        Map<Outcome.Kind, List<String>> hosts = well.stream()
                .collect(Collectors.groupingBy(
                        end -> end.outcome().kind(),
                        TreeMap::new,
                        Collectors.mapping(Event.StepFinished::host, Collectors.toList())));
        Outcome.Kind kind = hosts.containsKey(Outcome.Kind.CHANGED)
                ? Outcome.Kind.CHANGED
                : hosts.keySet().iterator().next();
        Line line = OutcomeWord.of(kind)
                .then(well.get(0).title() + "  ")
                .then(Tone.FAINT, HostNames.of(hosts.remove(kind)));
        for (Map.Entry<Outcome.Kind, List<String>> other : hosts.entrySet()) {
            line = line.then(Tone.FAINT, "; " + other.getKey().words() + " " + HostNames.of(other.getValue()));
        }
        Duration longest = well.stream()
                .map(end -> end.outcome().took())
                .max(Duration::compareTo)
                .orElseThrow();
        return kind == Outcome.Kind.SKIPPED ? line : line.then(Tone.FAINT, "  " + Durations.words(longest));
    }
}
