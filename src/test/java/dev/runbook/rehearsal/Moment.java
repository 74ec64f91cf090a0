package dev.runbook.rehearsal;

import dev.runbook.value.Value;

/** What tells a record of a run from its others, and is the same when the run tells it again. */
record Moment(String event, String step, String host, String visit, String item) {

    static Moment of(Value.Fields record) {
        return new Moment(
                text(record, "event"),
                text(record, "step"),
                text(record, "host"),
                text(record, "visit"),
                text(record, "item"));
    }

    private static String text(Value.Fields record, String field) {
        return record.get(field).map(Value::text).orElse("");
    }
}
