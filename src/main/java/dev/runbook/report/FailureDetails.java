package dev.runbook.report;

import dev.runbook.journal.Event;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a step failed on a host, what was being done, and the last lines that the host had to say. */
final class FailureDetails {

    private static final int LAST = 10;

    private final Value.Fields result;
    private final List<Line> lines = new ArrayList<>();

    private FailureDetails(Event.StepFinished failure) {
        this.result = failure.outcome().result();
    }

    static List<Line> of(Event.StepFinished failure, Optional<String> doing) {
        FailureDetails details = new FailureDetails(failure);
        failure.outcome().reason().ifPresent(reason -> details.addAll("", reason));
        if (failure.hidden()) {
            details.lines.add(Line.of(Tone.FAINT, "its output is hidden by `no_log`"));
            return details.lines;
        }
        doing.ifPresent(what -> details.addAll("it was to ", what));
        details.output("stdout");
        details.output("stderr");
        return details.lines;
    }

    private void addAll(String before, String text) {
        List<String> all = Printable.lines(text);
        for (int i = 0; i < all.size(); i++) {
            lines.add(Line.of((i == 0 ? before : "") + all.get(i)));
        }
    }

    private void output(String stream) {
        String text = result.get(stream).map(Value::text).orElse("");
        List<String> all = Printable.lines(text.stripTrailing());
        if (all.isEmpty()) {
            return;
        }
        int left = Math.max(0, all.size() - LAST);
        String which = left == 0 ? "" : ", the last " + LAST + " of " + all.size() + " lines";
        lines.add(Line.of(Tone.FAINT, stream + which + ":"));
        all.stream().skip(left).forEach(line -> lines.add(Line.of("  " + line)));
    }
}
