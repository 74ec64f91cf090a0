package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows as lines of text, as COPY writes them: tabs between the values, {@code \N} for null. */
public final class CopyText {

    private static final String NULL = "\\N";

    private CopyText() {}

    public static String line(List<Value> row) {
        return row.stream().map(CopyText::field).collect(Collectors.joining("\t"));
    }

    /** The values of a line as texts; empty for null. */
    static List<Optional<String>> fields(String line) {
        List<Optional<String>> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            fields.add(field.equals(NULL) ? Optional.empty() : Optional.of(read(field)));
        }
        return fields;
    }

    /** What a letter behind a backslash stands for. */
    static String unescaped(char letter) {
        return switch (letter) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            default -> String.valueOf(letter);
        };
    }

    private static String field(Value value) {
        return value.kind() == Value.Kind.NOTHING
                ? NULL
                : Type.show(value)
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    private static String read(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            boolean escapes = c == '\\' && i + 1 < field.length();
            text.append(escapes ? unescaped(field.charAt(++i)) : String.valueOf(c));
        }
        return text.toString();
    }
}
