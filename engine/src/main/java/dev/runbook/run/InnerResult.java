package dev.runbook.run;

import dev.runbook.action.Result;
import dev.runbook.value.Value;

/** The streams and exit code of the inner step that made an action fail, as the action's own. */
final class InnerResult {

    private InnerResult() {}

    static Result of(Value.Fields fields) {
        int rc = fields.get("rc")
                .filter(Value.Int.class::isInstance)
                .map(Value::text)
                .map(Integer::parseInt)
                .orElse(0);
        Result streams = Result.OK.withStreams(rc, text(fields, "stdout"), text(fields, "stderr"));
        return fields.get("json").map(json -> streams.with("json", json)).orElse(streams);
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name).map(Value::text).orElse("");
    }
}
