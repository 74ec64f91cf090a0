package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.remote.Output;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A live view for a terminal: what is going on stands in the last lines and is drawn anew; above it stay a line for
 * each step that is done, and everything about failures.
 */
public final class LiveReport implements RunEvents, Screen {

    private static final long REDRAW_MILLIS = 200;

    private final Printer printer;
    private final LineReport lines;
    private final Board board;
    private final Region region;
    private final LiveLines output = new LiveLines();
    private final Digest digest = new Digest();
    private final Timer timer = new Timer("screen", true);
    private boolean still;

    /**
     * @param columns of the terminal, now
     * @param journal where the run is recorded, to be told at its end
     */
    public LiveReport(Printer printer, IntSupplier columns, Outline outline, Path journal) {
        this.printer = printer;
        this.lines = new LineReport(printer, Detail.FAILURES, journal);
        this.board = new Board(outline, Clock.systemUTC());
        this.region = new Region(printer, columns);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        redraw();
                    }
                },
                REDRAW_MILLIS,
                REDRAW_MILLIS);
    }

    @Override
    public synchronized void recorded(Entry entry) {
        board.recorded(entry);
        if (isQuiet(entry.event())) {
            RunEvents.super.recorded(entry);
            lines.recorded(entry);
            return;
        }
        region.clear();
        printDigest();
        RunEvents.super.recorded(entry);
        lines.recorded(entry);
        redraw();
    }

    /** Whether nothing is to be printed because of it; the next drawing will show it. */
    private boolean isQuiet(Event event) {
        if (event instanceof Event.StepStarted started) {
            return !lines.isWhole(started.step()) || digest.continues(started.visit(), started.title());
        }
        return event instanceof Event.StepFinished finished
                && !finished.outcome().kind().isFailure()
                && (!lines.isWhole(finished) || digest.continues(finished.visit(), finished.title()));
    }

    @Override
    public void stepFinished(Event.StepFinished event) {
        if (lines.isWhole(event)) {
            digest.add(event);
        }
    }

    @Override
    public synchronized void recall(List<Entry> past) {
        lines.recall(past);
        past.forEach(board::recorded);
    }

    @Override
    public synchronized void tell(String sentence) {
        region.clear();
        printDigest();
        printer.print(sentence);
        redraw();
    }

    @Override
    public synchronized void wrote(String step, String host, Output.Stream stream, String text) {
        List<String> complete = output.add(step, host, stream, text);
        if (!complete.isEmpty()) {
            board.says(host, complete.get(complete.size() - 1));
        }
    }

    @Override
    public synchronized void waiting(String step, String host, String what) {
        board.says(host, what);
    }

    @Override
    public <T> T standingStill(Supplier<T> question) {
        stand(true);
        try {
            return question.get();
        } finally {
            stand(false);
        }
    }

    @Override
    public synchronized void close() {
        timer.cancel();
        still = true;
        region.clear();
    }

    private synchronized void stand(boolean stands) {
        region.clear();
        printDigest();
        still = stands;
        redraw();
    }

    private synchronized void redraw() {
        if (!still) {
            region.draw(board.lines(region.columns()));
        }
    }

    private void printDigest() {
        digest.take().forEach(printer::print);
    }
}
