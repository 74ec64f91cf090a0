package dev.runbook.value;

import java.util.stream.Collectors;

/** A value as one line of JSON, in the order it was written. */
final class JsonText {

    private JsonText() {}

    static String of(Value value) {
        return switch (value.kind()) {
            case STRING -> quote(value.text());
            case NOTHING -> "null";
            case INT, NUMBER, BOOL -> value.text();
            case LIST ->
                ((Value.Items) value).items().stream().map(JsonText::of).collect(Collectors.joining(", ", "[", "]"));
            case MAP ->
                ((Value.Fields) value)
                        .entries().entrySet().stream()
                                .map(entry -> quote(entry.getKey()) + ": " + of(entry.getValue()))
                                .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> quoted.append(escape((char) c)));
        return quoted.append('"').toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
