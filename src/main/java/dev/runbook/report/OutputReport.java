package dev.runbook.report;

import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What each host had to say to one command, every line with the host before it; then who failed. */
public final class OutputReport implements RunEvents, Screen {

    private final Printer printer;
    private final List<String> failed = new ArrayList<>();
    private int ok;
    private int hostWidth;

    public OutputReport(Printer printer) {
        this.printer = printer;
    }

    @Override
    public synchronized void recorded(Entry entry) {
        RunEvents.super.recorded(entry);
    }

    @Override
    public synchronized void tell(String sentence) {
        printer.print(sentence);
    }

    @Override
    public void runStarted(String run, Event.RunStarted event) {
        hostWidth = event.hosts().stream().mapToInt(Columns::of).max().orElse(0);
    }

    @Override
    public void hostUnreachable(Event.HostUnreachable event) {
        failed.add(event.host());
        said(event.host(), Tone.BAD, event.reason());
    }

    @Override
    public void stepFinished(Event.StepFinished event) {
        Value.Fields result = event.outcome().result();
        result.get("stdout").ifPresent(text -> said(event.host(), Tone.PLAIN, text.text()));
        result.get("stderr").ifPresent(text -> said(event.host(), Tone.FAINT, text.text()));
        if (event.outcome().failed()) {
            failed.add(event.host());
            said(event.host(), Tone.BAD, event.outcome().reason().orElse("failed"));
        } else {
            ok++;
        }
    }

    @Override
    public void runFinished(Event.RunFinished event) {
        Line line = Line.of(Tone.GOOD, ok + " ok");
        printer.print(
                failed.isEmpty()
                        ? line
                        : line.then(Tone.BAD, ", " + failed.size() + " failed: " + HostNames.of(failed)));
    }

    private void said(String host, Tone tone, String text) {
        Line start = Line.of(Tone.STRONG, Columns.pad(host, hostWidth)).then(" | ");
        Printable.lines(text.stripTrailing()).forEach(line -> printer.print(start.then(tone, line)));
    }
}
