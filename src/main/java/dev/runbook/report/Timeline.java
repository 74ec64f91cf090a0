package dev.runbook.report;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.value.Durations;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened in a run and when: a line for each step with all its hosts, and everything about failures. */
public final class Timeline implements RunEvents {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final int MARGIN = 10;

    private final ZoneId zone;
    private final boolean inside;
    private final List<Line> lines = new ArrayList<>();
    private final Visibility visibility;
    private final Doings doings = new Doings();
    private final Digest digest = new Digest();
    private final List<End> ends = new ArrayList<>();
    private int hostWidth;
    private String day = "";
    private Instant now = Instant.EPOCH;
    private Instant since = Instant.EPOCH;

    /** The end of a step on a host that has a line of its own. */
    private record End(Instant at, Event.StepFinished step, Optional<String> doing) {}

    private Timeline(ZoneId zone, boolean inside) {
        this.zone = zone;
        this.inside = inside;
        this.visibility = new Visibility(inside ? Detail.VERBOSE : Detail.FAILURES);
    }

    /** @param inside whether the steps inside of actions are shown, each host by itself */
    public static List<Line> of(List<Entry> entries, ZoneId zone, boolean inside) {
        Timeline timeline = new Timeline(zone, inside);
        entries.forEach(timeline::recorded);
        timeline.tellStep();
        return timeline.lines;
    }

    @Override
    public void recorded(Entry entry) {
        if (!continues(entry.event())) {
            tellStep();
            since = entry.at();
        }
        now = entry.at();
        RunEvents.super.recorded(entry);
    }

    /** Whether this belongs to the step that the digest is about. */
    private boolean continues(Event event) {
        if (event instanceof Event.StepStarted started) {
            return !visibility.isWhole(started.step()) || digest.continues(started.visit(), started.title());
        }
        return event instanceof Event.StepFinished finished
                && (!visibility.isWhole(finished) || digest.continues(finished.visit(), finished.title()));
    }

    @Override
    public void runStarted(String run, Event.RunStarted event) {
        hostWidth = event.hosts().stream().mapToInt(Columns::of).max().orElse(0);
        tell(now, Line.of(Tone.STRONG, "began"));
    }

    @Override
    public void runResumed(String run, Event.RunResumed event) {
        tell(now, Line.of(Tone.STRONG, event.why()).then(" by " + event.user()));
    }

    @Override
    public void hostUnreachable(Event.HostUnreachable event) {
        tell(now, OutcomeWord.of(Outcome.Kind.UNREACHABLE).then(event.host() + "  " + event.reason()));
    }

    @Override
    public void guardFailed(Event.GuardFailed event) {
        String host = event.host().map(name -> name + "  ").orElse("");
        tell(now, OutcomeWord.of(Outcome.Kind.REFUSED).then(host + event.guard() + ": " + event.message()));
    }

    @Override
    public void lockSkipped(Event.LockSkipped event) {
        tell(now, OutcomeWord.of("unlocked", Tone.CHANGED).then(LockWords.skipped()));
    }

    @Override
    public void lockRefused(String run, Event.LockRefused event) {
        LockWords.refusal(run, event)
                .forEach(line -> tell(
                        now,
                        OutcomeWord.of("locked", Tone.BAD)
                                .then(event.host() + "  ")
                                .then(line)));
    }

    @Override
    public void lockReleased(Event.LockReleased event) {
        boolean byHand = Stream.of(Ending.values()).map(Ending::words).noneMatch(event.reason()::equals);
        if (byHand) {
            tell(
                    now,
                    OutcomeWord.of("unlocked", Tone.CHANGED)
                            .then(HostNames.of(event.hosts()) + " by " + event.by() + ": " + event.reason()));
        }
    }

    @Override
    public void lockKept(Event.LockKept event) {
        tell(now, OutcomeWord.of("locked", Tone.BAD).then(event.host() + "  ").then(LockWords.kept(event)));
    }

    @Override
    public void playStarted(Event.PlayStarted event) {
        tell(now, Line.of(Tone.STRONG, "play " + event.title()).then(" — " + HostNames.of(event.hosts())));
    }

    @Override
    public void stepStarted(Event.StepStarted event) {
        doings.started(event);
    }

    @Override
    public void stepFinished(Event.StepFinished event) {
        if (visibility.shows(event)) {
            ends.add(new End(now, event, doings.of(event.step(), event.host())));
        } else if (!inside && visibility.isWhole(event)) {
            digest.add(event);
        }
    }

    @Override
    public void gate(Event.Gate event) {
        tell(
                now,
                OutcomeWord.of("gate", Tone.STRONG)
                        .then(event.question() + ": " + event.answer() + " by " + event.by()));
    }

    @Override
    public void committed(Event.Committed event) {
        tell(now, OutcomeWord.of("commit", Tone.STRONG).then("no way back from here: " + event.why()));
    }

    @Override
    public void rollbackStarted(Event.RollbackStarted event) {
        String owed = event.debts() == 0 ? "nothing" : Counted.of(event.debts(), "undo", "undos");
        tell(now, Line.of(Tone.BAD, "rollback").then(" — " + event.reason() + "; " + owed + " owed"));
    }

    @Override
    public void undoStarted(Event.UndoStarted event) {
        visibility.undoing(event);
        tell(now, Line.of(Tone.STRONG, "undo " + event.title()).then(" — " + HostNames.of(event.hosts())));
    }

    @Override
    public void runFinished(Event.RunFinished event) {
        Tone tone = event.ending().exit() == 0 ? Tone.GOOD : Tone.BAD;
        tell(now, Line.of(tone, event.ending().words()).then(" in " + Durations.words(event.took())));
    }

    /** What the hosts of a step have in common, then those that have a line of their own. */
    private void tellStep() {
        List<Line> told = digest.take();
        told.stream().limit(1).forEach(line -> tell(since, line));
        told.stream().skip(1).forEach(line -> lines.add(line.indented(MARGIN)));
        ends.forEach(this::tell);
        ends.clear();
    }

    private void tell(End end) {
        tell(end.at, StepLine.of(end.step, hostWidth));
        if (end.step.outcome().kind().isFailure()) {
            FailureDetails.of(end.step, end.doing)
                    .forEach(line -> lines.add(line.indented(MARGIN + OutcomeWord.WIDTH)));
        }
    }

    private void tell(Instant at, Line line) {
        String date = DAY.format(at.atZone(zone));
        if (!date.equals(day)) {
            lines.add(Line.of(Tone.FAINT, date));
            day = date;
        }
        lines.add(Line.of(Tone.FAINT, TIME.format(at.atZone(zone)) + "  ").then(line));
    }
}
