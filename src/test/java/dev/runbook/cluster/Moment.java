package dev.runbook.cluster;

import dev.runbook.value.Value;
import java.util.Optional;

/** A moment of a run, by what its journal says: the kind of event, the step it is about, and the host if that matters. */
record Moment(String event, String step, Optional<String> host) {

    static Moment starts(String step) {
        return new Moment("step-started", step, Optional.empty());
    }

    static Moment ends(String step) {
        return new Moment("step-finished", step, Optional.empty());
    }

    static Moment isUndone(String step) {
        return new Moment("undo-started", step, Optional.empty());
    }

    Moment on(String host) {
        return new Moment(event, step, Optional.of(host));
    }

    boolean isIn(Value.Fields entry) {
        return says(entry, "event", event)
                && says(entry, "step", step)
                && host.stream().allMatch(it -> says(entry, "host", it));
    }

    private static boolean says(Value.Fields entry, String field, String text) {
        return entry.get(field).filter(value -> value.text().equals(text)).isPresent();
    }

    @Override
    public String toString() {
        return event + " " + step + host.map(it -> " on " + it).orElse("");
    }
}
