package dev.runbook.lab;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Optional;

/** The fields of a JSON object that we have written ourselves. */
record JsonFields(Value.Fields fields) {

    static JsonFields of(Value value) {
        return new JsonFields((Value.Fields) value);
    }

    String text(String name) {
        return fields.get(name).orElse(Value.NOTHING).text();
    }

    Optional<String> optional(String name) {
        return fields.get(name).map(Value::text).filter(text -> !text.isEmpty());
    }

    long number(String name) {
        return ((Value.Int) fields.get(name).orElseThrow()).number();
    }

    List<Value> items(String name) {
        return ((Value.Items) fields.get(name).orElseThrow()).items();
    }
}
