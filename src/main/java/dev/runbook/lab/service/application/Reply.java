package dev.runbook.lab.service.application;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a request is answered. */
record Reply(int status, String type, byte[] content) {

    static Reply text(String text) {
        return new Reply(200, "text/plain; charset=utf-8", bytes(text));
    }

    static Reply page(String html) {
        return new Reply(200, "text/html; charset=utf-8", bytes(html));
    }

    static Reply file(byte[] content) {
        return new Reply(200, "application/octet-stream", content);
    }

    /** As the original wraps what it gives. */
    static Reply data(Value data) {
        return json(200, Json.write(Value.map(Map.of("data", data))));
    }

    static Reply error(int status, String message) {
        Value error = Value.map(Map.of("message", Value.of(String.valueOf(message))));
        return json(status, Json.write(Value.map(Map.of("errors", Value.list(List.of(error))))));
    }

    static Reply json(int status, String json) {
        return new Reply(status, "application/json; charset=utf-8", bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
