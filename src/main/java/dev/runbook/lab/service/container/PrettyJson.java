package dev.runbook.lab.service.container;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.util.List;

/** JSON on many lines, for people. */
final class PrettyJson {

    private PrettyJson() {}

    static String of(Value value) {
        return of(value, "\n");
    }

    private static String of(Value value, String lineBreak) {
        String inner = lineBreak + "    ";
        if (value instanceof Value.Items items) {
            return enclosed(
                    "[",
                    items.items().stream().map(item -> inner + of(item, inner)).toList(),
                    lineBreak,
                    "]");
        }
        if (value instanceof Value.Fields fields) {
            return enclosed(
                    "{",
                    fields.entries().entrySet().stream()
                            .map(entry ->
                                    inner + Json.write(Value.of(entry.getKey())) + ": " + of(entry.getValue(), inner))
                            .toList(),
                    lineBreak,
                    "}");
        }
        return Json.write(value);
    }

    private static String enclosed(String open, List<String> parts, String lineBreak, String close) {
        return parts.isEmpty() ? open + close : open + String.join(",", parts) + lineBreak + close;
    }
}
