package dev.runbook.lab;

import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What there is to know about a host of a lab from outside.
 *
 * @param port of its SSH server
 * @param page the port of the page that a browser can look at
 * @param image what the application runs from there
 * @param faults what it suffers from, in words
 */
public record HostView(String name, int port, OptionalInt page, Optional<String> image, List<String> faults) {

    Value value() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", Value.of(name));
        fields.put("port", Value.of((long) port));
        page.ifPresent(number -> fields.put("page", Value.of((long) number)));
        image.ifPresent(it -> fields.put("image", Value.of(it)));
        fields.put("faults", Value.texts(faults));
        return Value.map(fields);
    }

    static HostView of(Value value) {
        JsonFields fields = JsonFields.of(value);
        Optional<String> page = fields.optional("page");
        return new HostView(
                fields.text("name"),
                (int) fields.number("port"),
                page.map(number -> OptionalInt.of(Integer.parseInt(number))).orElse(OptionalInt.empty()),
                fields.optional("image"),
                fields.items("faults").stream().map(Value::text).toList());
    }
}
