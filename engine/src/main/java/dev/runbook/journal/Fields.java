package dev.runbook.journal;

import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a record in their order; what is absent is not written. */
final class Fields {
    private final Map<String, Value> fields = new LinkedHashMap<>();

    private Fields() {}

    static Fields of(String name, String text) {
        return new Fields().and(name, text);
    }

    static Fields of(String name, List<String> texts) {
        return new Fields().and(name, texts);
    }

    Fields and(String name, String text) {
        return andValue(name, Optional.of(Value.of(text)));
    }

    Fields and(String name, Optional<String> text) {
        return andValue(name, text.map(Value::of));
    }

    Fields and(String name, long number) {
        return andValue(name, Optional.of(Value.of(number)));
    }

    Fields and(String name, double number) {
        return andValue(name, Optional.of(Value.of(number)));
    }

    Fields and(String name, boolean truth) {
        return truth ? andValue(name, Optional.of(Value.TRUE)) : this;
    }

    Fields and(String name, List<String> texts) {
        return texts.isEmpty() ? this : andValue(name, Optional.of(Value.texts(texts)));
    }

    Fields andValue(String name, Optional<Value> value) {
        value.ifPresent(it -> fields.put(name, it));
        return this;
    }

    Map<String, Value> map() {
        return fields;
    }
}
