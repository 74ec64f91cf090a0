package dev.runbook.lab.service.application;

import com.sun.net.httpserver.HttpExchange;
import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request, read to its end. */
record Request(String method, String path, Map<String, String> query, Optional<String> authorization, byte[] body) {

    private static final int LARGEST = 16 << 20;

    static Request of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new IllegalArgumentException("the request is larger than " + (LARGEST >> 20) + " MiB");
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                body);
    }

    /** A value that must be in the query. */
    String wanted(String name) {
        return Optional.ofNullable(query.get(name))
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("the query has no `" + name + "`"));
    }

    /** A text in the body, which is a map in JSON. */
    Optional<String> field(String name) {
        return Json.read(new String(body, StandardCharsets.UTF_8))
                .filter(Value.Fields.class::isInstance)
                .flatMap(value -> ((Value.Fields) value).get(name))
                .map(Value::text)
                .filter(text -> !text.isEmpty());
    }

    String wantedField(String name) {
        return field(name).orElseThrow(() -> new IllegalArgumentException("the body has no `" + name + "`"));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
