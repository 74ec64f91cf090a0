package dev.runbook.action.network;

import dev.runbook.action.Arguments;
import dev.runbook.json.Json;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is sent with a request, and the media type it has. */
record HttpBody(byte[] bytes, Optional<String> contentType) {

    /** A text as it is, a list or map as JSON, unless {@code body_format} says otherwise. */
    static Optional<HttpBody> of(Arguments arguments) {
        return arguments.optional("body").map(body -> switch (format(arguments, body)) {
            case "json" -> new HttpBody(utf8(json(arguments, body)), Optional.of("application/json"));
            case "form-urlencoded" -> form(arguments, body);
            default -> new HttpBody(utf8(body.text()), Optional.empty());
        });
    }

    private static String format(Arguments arguments, Value body) {
        boolean structured = body.kind() == Value.Kind.LIST || body.kind() == Value.Kind.MAP;
        return arguments.optionalText("body_format").orElse(structured ? "json" : "raw");
    }

    /** A text under {@code body_format: json} is JSON already. */
    private static String json(Arguments arguments, Value body) {
        if (body.kind() != Value.Kind.STRING) {
            return Json.write(body);
        }
        if (Json.read(body.text()).isEmpty()) {
            throw new Unrenderable(arguments.span(), "`body` is no JSON; write a map, or JSON text");
        }
        return body.text();
    }

    private static HttpBody form(Arguments arguments, Value body) {
        if (!(body instanceof Value.Fields fields)) {
            throw new Unrenderable(
                    arguments.span(), "`body` is " + body.kind().words() + ", wanted a map for `form-urlencoded`");
        }
        String text = fields.entries().entrySet().stream()
                .map(entry ->
                        encode(entry.getKey()) + "=" + encode(entry.getValue().text()))
                .collect(Collectors.joining("&"));
        return new HttpBody(utf8(text), Optional.of("application/x-www-form-urlencoded"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
