package dev.runbook.lab.service.application;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a node does not serve at the moment.
 *
 * @param code that of the original, such as {@code APP_COMMANDING}
 * @param command what it is doing
 */
record Trouble(String code, String message, String command) {

    static final String FOR_GOOD = "APP_ERROR";

    static Trouble starting(String code, String message) {
        return new Trouble(code, message, "start");
    }

    String json() {
        Map<String, Value> error = new LinkedHashMap<>();
        error.put("status", Value.of(503));
        error.put("maintaining", Value.TRUE);
        error.put("message", Value.of(message));
        error.put("command", Value.map(Map.of("name", Value.of(command))));
        error.put("code", Value.of(code));
        return Json.write(Value.map(Map.of("error", Value.map(error))));
    }
}
