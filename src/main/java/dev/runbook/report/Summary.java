package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.value.Durations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The end of a run: counts for each host, how it ended and after how long, what is owed, and what to do next. */
final class Summary {

    private static final Set<String> FINE = Set.of("ok", "changed", "skipped", "ignored");

    private final Tally tally;
    private final Event.RunFinished end;
    private final Path journal;
    private final List<Line> lines = new ArrayList<>();

    private Summary(Tally tally, Event.RunFinished end, Path journal) {
        this.tally = tally;
        this.end = end;
        this.journal = journal;
    }

    static List<Line> of(Tally tally, Event.RunFinished end, Path journal) {
        Summary summary = new Summary(tally, end, journal);
        summary.write();
        return summary.lines;
    }

    private void write() {
        lines.add(Line.EMPTY);
        int width = tally.hosts().stream().mapToInt(Columns::of).max().orElse(0);
        tally.hosts().forEach(host -> lines.add(counts(host, width)));
        Tone tone = end.ending().exit() == 0 ? Tone.GOOD : Tone.BAD;
        lines.add(Line.of(tone, end.ending().words()).then(" in " + Durations.words(end.took())));
        tally.owed().forEach(debt -> lines.add(debt(debt)));
        Advice.of(end.ending(), tally, journal).forEach(sentence -> lines.add(Line.of(sentence)));
    }

    private Line counts(String host, int width) {
        Line line = Line.of(Tone.STRONG, Columns.pad(host, width));
        String before = "  ";
        for (Map.Entry<String, Integer> count : tally.counts(host).entrySet()) {
            Tone tone = FINE.contains(count.getKey()) ? Tone.PLAIN : Tone.BAD;
            line = line.then(before).then(tone, count.getValue() + " " + count.getKey());
            before = ", ";
        }
        return tally.undone(host) == 0 ? line : line.then(before + tally.undone(host) + " undone");
    }

    private static Line debt(Event.DebtOwed debt) {
        return Line.of(Tone.BAD, "owed ")
                .then(debt.host() + "  the undo of `" + debt.title() + "`: "
                        + Printable.lines(debt.reason()).stream().findFirst().orElse(""));
    }
}
