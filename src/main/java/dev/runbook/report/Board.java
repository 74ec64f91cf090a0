package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.value.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is going on now: the step, what each host does, for how long, and what is next. */
final class Board implements RunEvents {

    private static final int MOST_HOSTS = 6;

    private final Outline outline;
    private final Clock clock;
    private final Map<String, Busy> busy = new LinkedHashMap<>();
    private Instant runSince;
    private Instant stepSince;
    private Optional<Event.StepStarted> step = Optional.empty();
    private String undoing = "";

    /** A host at work. */
    private record Busy(Instant since, String what) {}

    Board(Outline outline, Clock clock) {
        this.outline = outline;
        this.clock = clock;
        this.runSince = clock.instant();
        this.stepSince = runSince;
    }

    /** The lines to show; none if nothing is going on. */
    List<Line> lines(int columns) {
        if (step.isEmpty() || busy.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(Tone.STRONG, undoing + step.get().title())
                .then(Tone.FAINT, "  " + since(stepSince) + position()));
        busy.entrySet().stream().limit(MOST_HOSTS).forEach(host -> lines.add(host(host.getKey(), host.getValue())));
        if (busy.size() > MOST_HOSTS) {
            lines.add(Line.of(Tone.FAINT, "  and " + (busy.size() - MOST_HOSTS) + " more hosts"));
        }
        outline.after(id())
                .filter(next -> undoing.isEmpty())
                .ifPresent(next -> lines.add(Line.of(Tone.FAINT, "next: " + next)));
        return lines.stream().map(line -> line.cutTo(columns - 1)).toList();
    }

    void says(String host, String what) {
        busy.computeIfPresent(host, (name, was) -> new Busy(was.since, what));
    }

    @Override
    public void runStarted(String run, Event.RunStarted event) {
        runSince = clock.instant();
    }

    @Override
    public void undoStarted(Event.UndoStarted event) {
        undoing = "undo: ";
    }

    @Override
    public void stepStarted(Event.StepStarted event) {
        boolean another =
                step.map(current -> !outerId(current).equals(outerId(event))).orElse(true);
        if (another || busy.isEmpty()) {
            stepSince = clock.instant();
        }
        if (another || event.step().isOuter()) {
            step = Optional.of(event);
        }
        Instant since =
                Optional.ofNullable(busy.get(event.host())).map(Busy::since).orElseGet(clock::instant);
        busy.put(event.host(), new Busy(since, event.doing()));
    }

    @Override
    public void stepFinished(Event.StepFinished event) {
        if (event.step().isOuter() && event.step().last().item().isEmpty()) {
            busy.remove(event.host());
        }
    }

    @Override
    public void runFinished(Event.RunFinished event) {
        busy.clear();
    }

    private Line host(String host, Busy work) {
        return Line.of("  " + host + "  ")
                .then(Tone.FAINT, since(work.since) + "  ")
                .then(work.what);
    }

    private String position() {
        int number = outline.number(id());
        String at =
                number == 0 ? "" : "  step " + number + " of " + outline.steps().size();
        return at + "  in all " + since(runSince);
    }

    private String id() {
        return step.map(Board::outerId).orElse("");
    }

    private static String outerId(Event.StepStarted event) {
        return event.step().segments().get(0).id();
    }

    private String since(Instant then) {
        Duration passed = Duration.between(then, clock.instant());
        return Durations.words(Duration.ofSeconds(Math.max(0, passed.toSeconds())))
                .replace(".0s", "s");
    }
}
