package dev.runbook.journal;

import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a record that is read back. */
record Given(Value.Fields fields) {

    /** With what was kept with names in place of secrets whole again, as far as these secrets are known. */
    Given restored(Secrets secrets) {
        if (value(Entry.STAND_INS).isEmpty()) {
            return this;
        }
        Given standIns = new Given(Value.map(entries(Entry.STAND_INS)));
        Map<String, Value> restored = new LinkedHashMap<>(fields.entries());
        standIns.fields.entries().keySet().forEach(name -> {
            Map<String, Value> whole = new LinkedHashMap<>(entries(name));
            standIns.entries(name)
                    .forEach((inner, kept) -> secrets.restore(kept).ifPresent(known -> whole.put(inner, known)));
            restored.put(name, Value.map(whole));
        });
        return new Given(Value.map(restored));
    }

    String text(String name) {
        return wanted(name, Value.Text.class, Value.Kind.STRING).text();
    }

    Optional<String> optionalText(String name) {
        return fields.get(name).map(there -> text(name));
    }

    int number(String name) {
        long number = wanted(name, Value.Int.class, Value.Kind.INT).number();
        if (number != (int) number) {
            throw Misread.damaged("`" + name + "` is " + number + ", which is too large");
        }
        return (int) number;
    }

    boolean truth(String name) {
        return fields.get(name)
                .map(there -> wanted(name, Value.Bool.class, Value.Kind.BOOL).truth())
                .orElse(false);
    }

    List<String> texts(String name) {
        return fields.get(name)
                .map(there -> wanted(name, Value.Items.class, Value.Kind.LIST).items().stream()
                        .map(Value::text)
                        .toList())
                .orElse(List.of());
    }

    Optional<Value> value(String name) {
        return fields.get(name);
    }

    Map<String, Value> entries(String name) {
        return fields.get(name)
                .map(there -> wanted(name, Value.Fields.class, Value.Kind.MAP).entries())
                .orElse(Map.of());
    }

    Duration seconds(String name) {
        double seconds = wanted(name, Value.Decimal.class, Value.Kind.NUMBER).number();
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    VisitId visit() {
        return new VisitId(text("visit"));
    }

    StepPath step() {
        String path = text("step");
        try {
            return StepPath.parse(path);
        } catch (IllegalArgumentException e) {
            throw Misread.damaged("`step` is `" + path + "`, wanted the path of a step");
        }
    }

    private <T extends Value> T wanted(String name, Class<T> type, Value.Kind kind) {
        Value found = fields.get(name).orElseThrow(() -> Misread.damaged("`" + name + "` is missing"));
        if (!type.isInstance(found)) {
            throw Misread.damaged("`" + name + "` is " + found.kind().words() + ", wanted " + kind.words());
        }
        return type.cast(found);
    }
}
