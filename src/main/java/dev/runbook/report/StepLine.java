package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.value.Durations;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Optional;

/** How a step ended on a host, in one line, and what its author wanted shown of it. */
final class StepLine {

    private StepLine() {}

    /** @param hostWidth so that the titles stand in a column */
    static Line of(Event.StepFinished step, int hostWidth) {
        Line line = OutcomeWord.of(step.outcome())
                .then(Columns.pad(step.host(), hostWidth) + "  ")
                .then("  ".repeat(step.step().segments().size() - 1))
                .then(step.title());
        Line withItem = step.item()
                .filter(item -> !step.hidden())
                .map(item -> line.then(Tone.FAINT, "  [" + Columns.cut(item.text(), 60) + "]"))
                .orElse(line);
        boolean ran = step.outcome().kind() != Outcome.Kind.SKIPPED;
        return ran
                ? withItem.then(
                        Tone.FAINT, "  " + Durations.words(step.outcome().took()))
                : withItem;
    }

    /** The message of a success: what {@code debug} shows, or why nothing had to be done. */
    static List<Line> message(Event.StepFinished step) {
        Optional<Value> message = step.hidden() || step.outcome().kind().isFailure()
                ? Optional.empty()
                : step.outcome().result().get("msg");
        return message.map(Value::text).map(Printable::lines).orElse(List.of()).stream()
                .map(Line::of)
                .toList();
    }
}
