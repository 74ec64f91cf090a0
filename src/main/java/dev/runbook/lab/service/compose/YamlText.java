package dev.runbook.lab.service.compose;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import dev.runbook.yaml.Dialect;
import java.util.Map;
import java.util.regex.Pattern;

/** A value as YAML in block style, as {@code docker compose config} prints it. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.$(][\\w ./$(){}@%+,=:-]*");

    private YamlText() {}

    static String of(Value value) {
        StringBuilder text = new StringBuilder();
        write(value, "", text);
        return text.toString();
    }

    private static void write(Value value, String indent, StringBuilder text) {
        if (value instanceof Value.Fields fields) {
            writeMap(fields, indent, indent, text);
        } else if (value instanceof Value.Items items) {
            for (Value item : items.items()) {
                text.append(indent).append("- ");
                if (item instanceof Value.Fields fields) {
                    writeMap(fields, "", indent + "  ", text);
                } else {
                    text.append(scalar(item)).append('\n');
                }
            }
        }
    }

    /** @param first what stands before the first key, whose line may have begun already */
    private static void writeMap(Value.Fields fields, String first, String indent, StringBuilder text) {
        String before = first;
        for (Map.Entry<String, Value> entry : fields.entries().entrySet()) {
            text.append(before).append(string(entry.getKey())).append(':');
            before = indent;
            if (entry.getValue() instanceof Value.Fields || entry.getValue() instanceof Value.Items) {
                text.append('\n');
                write(entry.getValue(), indent + "  ", text);
            } else {
                text.append(' ').append(scalar(entry.getValue())).append('\n');
            }
        }
    }

    private static String scalar(Value value) {
        return switch (value.kind()) {
            case STRING -> string(value.text());
            case NOTHING -> "null";
            default -> value.text();
        };
    }

    private static String string(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !text.contains(": ")
                && !text.endsWith(":")
                && !text.endsWith(" ")
                && Dialect.YAML_1_1.isString(text);
        return plain ? text : Json.write(Value.of(text));
    }
}
