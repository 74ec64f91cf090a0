package dev.runbook.action.network;

import dev.runbook.action.Arguments;
import dev.runbook.template.Unrenderable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The headers of a request: those written, and those that follow from the body and the password. */
final class HttpHeaders {

    private HttpHeaders() {}

    static Map<String, String> of(Arguments arguments, Optional<HttpBody> body) {
        Map<String, String> headers = new LinkedHashMap<>();
        arguments.textMap("headers").forEach((name, value) -> {
            check(arguments, name, value);
            headers.put(name, value);
        });
        body.flatMap(HttpBody::contentType).ifPresent(type -> add(headers, "Content-Type", type));
        arguments.optionalText("user").ifPresent(user -> add(headers, "Authorization", basic(arguments, user)));
        return headers;
    }

    private static void add(Map<String, String> headers, String name, String value) {
        if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            headers.put(name, value);
        }
    }

    private static String basic(Arguments arguments, String user) {
        String pair = user + ":" + arguments.optionalText("password").orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(Arguments arguments, String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new Unrenderable(arguments.span(), "`" + name + "` is no name of an HTTP header");
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127)) {
            throw new Unrenderable(
                    arguments.span(), "the header `" + name + "` holds a line break or another control character");
        }
    }
}
