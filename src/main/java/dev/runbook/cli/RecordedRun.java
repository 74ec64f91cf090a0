package dev.runbook.cli;

import dev.runbook.json.Json;
import dev.runbook.report.Printable;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run as its journal's first and last record tell it. */
record RecordedRun(String id, String runbook, String user, String outcome) {

    static RecordedRun read(Path folder) {
        List<Value.Fields> records = records(folder.resolve("journal.jsonl"));
        Optional<Value.Fields> first = records.stream().findFirst();
        Optional<Value.Fields> last = records.stream().reduce((before, after) -> after);
        return new RecordedRun(
                folder.getFileName().toString(),
                text(first, "file"),
                text(first, "user"),
                last.flatMap(record -> record.get("outcome")
                                .filter(outcome -> text(last, "event").equals("run-finished")))
                        .map(Value::text)
                        .orElse("running, or ended without a word"));
    }

    String line() {
        return Printable.line(id + "  " + runbook + "  by " + user + "  " + outcome);
    }

    /** The last line may be half of a record, if the program was killed while it wrote. */
    private static List<Value.Fields> records(Path journal) {
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.flatMap(line -> Json.read(line).stream())
                    .filter(Value.Fields.class::isInstance)
                    .map(Value.Fields.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("`" + journal + "` cannot be read", e);
        }
    }

    private static String text(Optional<Value.Fields> record, String field) {
        return record.flatMap(fields -> fields.get(field)).map(Value::text).orElse("?");
    }
}
