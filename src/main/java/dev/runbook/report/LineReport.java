package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.StepPath;
import dev.runbook.remote.Output;
import java.nio.file.Path;
import java.util.List;

/** A line for each step and host as it ends: for logs, pipes and plain terminals. */
public final class LineReport implements RunEvents, Screen {

    private final Printer printer;
    private final Detail detail;
    private final Path journal;
    private final Tally tally = new Tally();
    private final Doings doings = new Doings();
    private final LiveLines live = new LiveLines();
    private final Visibility visibility;
    private String title = "";
    private int hostWidth;

    /** @param journal where the run is recorded, to be told at its end */
    public LineReport(Printer printer, Detail detail, Path journal) {
        this.printer = printer;
        this.detail = detail;
        this.journal = journal;
        this.visibility = new Visibility(detail);
    }

    /** Whether this is the end of a whole step on a host. */
    boolean isWhole(Event.StepFinished event) {
        return visibility.isWhole(event);
    }

    boolean isWhole(StepPath step) {
        return visibility.isWhole(step);
    }

    @Override
    public synchronized void recorded(Entry entry) {
        tally.recorded(entry);
        RunEvents.super.recorded(entry);
    }

    @Override
    public synchronized void tell(String sentence) {
        printer.print(sentence);
    }

    @Override
    public synchronized void wrote(String step, String host, Output.Stream stream, String text) {
        if (detail.verbose()) {
            said(host, live.add(step, host, stream, text));
        }
    }

    @Override
    public synchronized void waiting(String step, String host, String what) {
        if (detail.verbose()) {
            about(host, "waiting", Tone.FAINT, what);
        }
    }

    @Override
    public void runStarted(String run, Event.RunStarted event) {
        begun(event);
        printer.print(Line.of(Tone.STRONG, title).then("  run " + run));
    }

    @Override
    public synchronized void recall(List<Entry> past) {
        tally.recall(past);
        past.stream()
                .map(Entry::event)
                .filter(Event.RunStarted.class::isInstance)
                .map(Event.RunStarted.class::cast)
                .forEach(this::begun);
    }

    private void begun(Event.RunStarted event) {
        title = event.runbook();
        hostWidth = event.hosts().stream().mapToInt(Columns::of).max().orElse(0);
    }

    @Override
    public void runResumed(String run, Event.RunResumed event) {
        printer.print(Line.of(Tone.STRONG, title).then("  run " + run + ", " + event.why()));
    }

    @Override
    public void hostUnreachable(Event.HostUnreachable event) {
        about(event.host(), "unreachable", Tone.BAD, event.reason());
    }

    @Override
    public void guardFailed(Event.GuardFailed event) {
        about(event.host().orElse(""), "refused", Tone.BAD, event.guard() + ": " + event.message());
    }

    @Override
    public void lockSkipped(Event.LockSkipped event) {
        about("", "unlocked", Tone.CHANGED, LockWords.skipped());
    }

    @Override
    public void lockRefused(String run, Event.LockRefused event) {
        about(event.host(), "locked", Tone.BAD, String.join("\n", LockWords.refusal(run, event)));
    }

    @Override
    public void lockKept(Event.LockKept event) {
        about(event.host(), "locked", Tone.BAD, LockWords.kept(event));
    }

    @Override
    public void playStarted(Event.PlayStarted event) {
        printer.print(Line.EMPTY);
        printer.print(Line.of(Tone.STRONG, "play " + event.title()).then(" — " + HostNames.of(event.hosts())));
    }

    @Override
    public void stepStarted(Event.StepStarted event) {
        doings.started(event);
    }

    @Override
    public void stepFinished(Event.StepFinished event) {
        said(event.host(), live.rest(event.step().toString(), event.host()));
        if (visibility.shows(event)) {
            printer.print(StepLine.of(event, hostWidth));
            notes(event).forEach(line -> printer.print(line.indented(OutcomeWord.WIDTH)));
        }
    }

    private List<Line> notes(Event.StepFinished event) {
        return event.outcome().kind().isFailure()
                ? FailureDetails.of(event, doings.of(event.step(), event.host()))
                : StepLine.message(event);
    }

    @Override
    public void gate(Event.Gate event) {
        printer.print(OutcomeWord.of("gate", Tone.STRONG)
                .then(event.question() + ": " + event.answer() + " by " + event.by()));
    }

    @Override
    public void committed(Event.Committed event) {
        printer.print(OutcomeWord.of("commit", Tone.STRONG).then("no way back from here: " + event.why()));
    }

    @Override
    public void rollbackStarted(Event.RollbackStarted event) {
        printer.print(Line.EMPTY);
        String owed = event.debts() == 0 ? "nothing" : Counted.of(event.debts(), "undo", "undos");
        printer.print(Line.of(Tone.BAD, "rollback").then(" — " + event.reason() + "; " + owed + " owed"));
    }

    @Override
    public void undoStarted(Event.UndoStarted event) {
        visibility.undoing(event);
        printer.print(Line.of(Tone.STRONG, "undo " + event.title()).then(" — " + HostNames.of(event.hosts())));
    }

    @Override
    public void runFinished(Event.RunFinished event) {
        Summary.of(tally, event, journal).forEach(printer::print);
    }

    private void about(String host, String word, Tone tone, String text) {
        Line start = OutcomeWord.of(word, tone).then(host.isEmpty() ? "" : Columns.pad(host, hostWidth) + "  ");
        List<String> lines = Printable.lines(text);
        lines.stream().limit(1).forEach(line -> printer.print(start.then(line)));
        lines.stream().skip(1).forEach(line -> printer.print(Line.of(line).indented(OutcomeWord.WIDTH)));
    }

    private void said(String host, List<String> lines) {
        lines.forEach(line -> printer.print(Line.of(Tone.FAINT, " ".repeat(OutcomeWord.WIDTH) + host + " | " + line)));
    }
}
