package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.value.Durations;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** Recorded runs, a line for each: id, runbook, who, when, how long, and where it stands. */
public final class RunList {

    private static final String UNKNOWN = "?";

    private final ZoneId zone;

    public RunList(ZoneId zone) {
        this.zone = zone;
    }

    public List<Line> lines(List<Chronicle> runs) {
        List<List<String>> rows = runs.stream().map(this::columns).toList();
        return IntStream.range(0, runs.size())
                .mapToObj(row -> line(rows.get(row), rows).then(standing(runs.get(row))))
                .toList();
    }

    private List<String> columns(Chronicle run) {
        return List.of(
                run.run(),
                run.start().map(Event.RunStarted::file).orElse(UNKNOWN),
                "by " + run.start().map(Event.RunStarted::user).orElse(UNKNOWN),
                run.began().map(moment -> Moments.words(moment, zone)).orElse(UNKNOWN),
                Durations.words(run.worked()));
    }

    private static Line line(List<String> columns, List<List<String>> rows) {
        Line line = Line.EMPTY;
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int width = rows.stream()
                    .mapToInt(row -> Columns.of(Printable.line(row.get(column))))
                    .max()
                    .orElse(0);
            line = line.then(Columns.pad(Printable.line(columns.get(i)), width) + "  ");
        }
        return line;
    }

    private static Line standing(Chronicle run) {
        Line standing = Line.of(tone(run), run.standing());
        int owed = run.owed().size();
        Line owing = owed == 0 ? standing : standing.then("; owes " + Counted.of(owed, "undo", "undos"));
        return run.canBeTakenUp() ? owing.then("; can be resumed") : owing;
    }

    private static Tone tone(Chronicle run) {
        boolean bad = run.fault().isPresent()
                || run.history().ending().filter(ending -> ending.exit() != 0).isPresent();
        return bad ? Tone.BAD : Tone.PLAIN;
    }
}
