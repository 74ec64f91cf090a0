package dev.runbook.report;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.History;
import dev.runbook.journal.StepPath;
import dev.runbook.survey.Estimate;
import dev.runbook.survey.Grade;
import dev.runbook.survey.GradedStep;
import dev.runbook.survey.SurveyedPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How long each step of a runbook took in the runs before that went well. */
public final class PastTimes {

    /** For what happens before the first step. */
    private static final String BEFORE = "";

    private final List<Map<String, Duration>> runs;

    private PastTimes(List<Map<String, Duration>> runs) {
        this.runs = runs;
    }

    public static PastTimes of(List<History> histories) {
        return new PastTimes(histories.stream().map(PastTimes::times).toList());
    }

    /** Whether a run is one of this runbook, and went well. */
    public static boolean counts(History history, String file) {
        boolean same = history.entries().stream()
                .map(Entry::event)
                .anyMatch(event -> event instanceof Event.RunStarted started
                        && started.file().equals(file));
        return same && history.ending().filter(Ending.DONE::equals).isPresent();
    }

    /** How long the plan will take: of each step that may run, what it took in most runs. Gates take as long as they take. */
    public Optional<Estimate> estimate(SurveyedPlan plan) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        Stream<String> steps = plan.plays().stream()
                .flatMap(play -> play.all())
                .flatMap(PastTimes::leaves)
                .filter(PastTimes::takesTime)
                .map(GradedStep::id);
        Duration time = Stream.concat(Stream.of(BEFORE), steps)
                .flatMap(step -> median(step).stream())
                .reduce(Duration.ZERO, Duration::plus);
        return Optional.of(new Estimate(time, runs.size()));
    }

    private static Stream<GradedStep> leaves(GradedStep step) {
        return step.kind() == GradedStep.Kind.BLOCK
                ? step.inner().stream().flatMap(PastTimes::leaves)
                : Stream.of(step);
    }

    private static boolean takesTime(GradedStep step) {
        return step.lines().stream().anyMatch(line -> line.grade() != Grade.SKIP)
                && step.lines().stream().noneMatch(line -> line.grade() == Grade.ASK);
    }

    private Optional<Duration> median(String step) {
        List<Duration> times = runs.stream()
                .flatMap(run -> Optional.ofNullable(run.get(step)).stream())
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }

    /** The time between two records belongs to the step that the later one is about. */
    private static Map<String, Duration> times(History history) {
        Map<String, Duration> times = new HashMap<>();
        Optional<Entry> last = Optional.empty();
        String step = BEFORE;
        for (Entry entry : history.entries()) {
            step = step(entry.event()).orElse(step);
            boolean lay = last.isEmpty() || entry.event() instanceof Event.RunResumed;
            Duration took = lay ? Duration.ZERO : Duration.between(last.get().at(), entry.at());
            times.merge(step, took, Duration::plus);
            last = Optional.of(entry);
        }
        return times;
    }

    private static Optional<String> step(Event event) {
        Optional<StepPath> path = event instanceof Event.StepFinished finished
                ? Optional.of(finished.step())
                : event instanceof Event.StepStarted started ? Optional.of(started.step()) : Optional.empty();
        return path.map(it -> it.segments().get(0).id());
    }
}
