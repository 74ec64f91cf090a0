package dev.runbook.template.shell;

import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.Printable;
import dev.runbook.template.syntax.Printed;
import dev.runbook.template.syntax.ValueWriter;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.PebbleException;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a shell script: values are quoted as the place where they stand needs it. */
public final class ShellWriter extends ValueWriter {

    private final ShellReader reader = new ShellReader();

    /** Where a bare number was written last: before {@code >} it would name a file descriptor. */
    private int bareNumber = -1;

    @Override
    protected void literal(String literal) {
        if (bareNumber >= 0 && (literal.startsWith(">") || literal.startsWith("<"))) {
            insert(bareNumber, "\\");
        }
        bareNumber = -1;
        append(literal);
        reader.read(literal);
    }

    @Override
    protected void printed(Printed printed) {
        if (printed.content() instanceof Printable.Raw raw) {
            literal(raw.text());
            return;
        }
        try {
            write(printed);
        } catch (Fault e) {
            throw new PebbleException(e, e.getMessage(), printed.offset(), "");
        }
    }

    private void write(Printed printed) {
        Refusals.check(reader);
        boolean words = reader.place().isWords() || reader.place() == Place.PARAMETER;
        List<String> texts = texts(printed.value());
        if (words && printed.content() instanceof Printable.Quoted quoted) {
            append(quoted.text());
        } else if (words) {
            writeWords(texts);
        } else {
            writeInside(String.join(" ", texts));
        }
        reader.skipValue();
    }

    private void writeWords(List<String> texts) {
        boolean mayBeBare = reader.dollar() == Dollar.NONE;
        String words = texts.stream()
                .map(text -> mayBeBare ? Words.quote(text) : Words.inQuotes(text))
                .collect(Collectors.joining(" "));
        bareNumber = words.matches("\\d+") ? size() : -1;
        append(words);
    }

    private void writeInside(String text) {
        boolean gluesToName = reader.dollar() == Dollar.NAME;
        append((gluesToName ? "\"\"" : "") + Inside.of(reader, text));
    }

    private static List<String> texts(Value value) {
        return value instanceof Value.Items list
                ? list.items().stream().map(Value::text).toList()
                : List.of(value.text());
    }
}
