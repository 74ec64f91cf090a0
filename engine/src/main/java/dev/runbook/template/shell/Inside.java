package dev.runbook.template.shell;

import dev.runbook.template.operation.Fault;
import java.util.List;

/** Values inside quotes, comments, here-documents and arithmetic. */
final class Inside {

    private Inside() {}

    static String of(ShellReader reader, String text) {
        return switch (reader.place()) {
            case SINGLE_QUOTES -> text.replace("'", "'\\''");
            case DOUBLE_QUOTES -> text.replaceAll("[\\\\$\"`]", "\\\\$0");
            case COMMENT -> text.replaceAll("[\r\n]", " ");
            case ARITHMETIC -> number(text);
            case HERE_DOCUMENT -> checked(reader, text).replaceAll("[\\\\$`]", "\\\\$0");
            case LITERAL_HERE_DOCUMENT -> checked(reader, text);
            default -> throw new IllegalStateException("no quoting for " + reader.place());
        };
    }

    private static String number(String text) {
        if (text.matches("-?\\d+")) {
            return text;
        }
        throw new Fault("`" + text + "` stands in `$((…))`, wanted a whole number");
    }

    private static String checked(ShellReader reader, String text) {
        HereDocument document = reader.documents().current();
        List<String> lines = (reader.documents().line() + text).lines().toList();
        if (lines.stream().anyMatch(document::endsAt)) {
            throw new Fault("a line of the value is `" + document.delimiter()
                    + "`, which would end the here-document; choose another delimiter");
        }
        if (lines.stream().anyMatch(document::isSpoiledAt)) {
            throw new Fault("a line of the value starts like `" + document.delimiter()
                    + "`, and dash would spoil the character behind that; choose another delimiter");
        }
        if (document.stripsTabs() && text.contains("\t")) {
            throw new Fault("the value holds a tab, which `<<-` would strip; write `<<`");
        }
        return text;
    }
}
