package dev.runbook.plan;

import dev.runbook.action.Result;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code register} and {@code result} hold. */
public final class Results {

    private Results() {}

    public static Value.Fields of(Result result, Duration took, int attempts) {
        Map<String, Value> fields = new LinkedHashMap<>(result.value().entries());
        fields.put("duration", Value.of(took.toMillis() / 1000.0));
        fields.put("attempts", Value.of(attempts));
        return Value.map(fields);
    }

    public static Value.Fields skipped() {
        Map<String, Value> fields = new LinkedHashMap<>(Result.OK.value().entries());
        fields.put("skipped", Value.TRUE);
        return Value.map(fields);
    }

    public static Value.Fields failed(String why) {
        return Result.failed(why).value();
    }
}
