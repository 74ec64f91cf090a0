package dev.runbook.report;

import dev.runbook.journal.Debt;
import dev.runbook.journal.Event;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** All there is to say about a recorded run: what it is, what happened, what is owed, and what can be done. */
public final class RunPage {

    private final Chronicle chronicle;
    private final List<Line> lines = new ArrayList<>();

    private RunPage(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /** @param inside whether the steps inside of actions are shown */
    public static List<Line> of(Chronicle chronicle, ZoneId zone, boolean inside) {
        RunPage page = new RunPage(chronicle);
        page.head();
        page.lines.addAll(Timeline.of(chronicle.history().entries(), zone, inside));
        page.standing();
        return page.lines;
    }

    private void head() {
        String title = chronicle.start().map(Event.RunStarted::runbook).orElse("?");
        lines.add(Line.of(Tone.STRONG, title).then("  run " + chronicle.run()));
        chronicle
                .start()
                .ifPresent(start -> lines.add(Line.of(start.file() + " by " + start.user() + " with runbook "
                        + start.version() + " on " + HostNames.of(start.hosts()))));
        lines.add(Line.EMPTY);
    }

    private void standing() {
        lines.add(Line.EMPTY);
        lines.add(Line.of(Tone.STRONG, chronicle.standing()));
        chronicle
                .history()
                .healed()
                .ifPresent(torn -> lines.add(
                        Line.of("the last record was torn while it was written, and counts for" + " nothing")));
        chronicle
                .unended()
                .forEach(begun -> lines.add(Line.of(Tone.BAD, "in doubt ")
                        .then(begun.host() + "  `" + begun.title() + "` was begun, and how it ended is not known")));
        chronicle.owed().forEach(debt -> lines.add(owed(debt)));
        NextCommands.after(chronicle)
                .forEach(command -> lines.add(Line.of("`" + command.typed() + "` " + command.does())));
    }

    private Line owed(Debt debt) {
        String why = chronicle
                .whyOwed(debt)
                .flatMap(reason -> Printable.lines(reason).stream().findFirst())
                .map(reason -> ": " + reason)
                .orElse("");
        return Line.of(Tone.BAD, "owed ").then(debt.host() + "  the undo of `" + debt.title() + "`" + why);
    }
}
