package dev.runbook.cluster;

import dev.runbook.journal.History;
import dev.runbook.journal.Journal;
import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of the program that has ended.
 *
 * @param screen everything it wrote to both streams
 * @param state the folder it was given for its state
 */
record Run(int exit, String screen, Path state, Duration took) {

    static final int DONE = 0;
    static final int STOPPED = 1;
    static final int ROLLED_BACK = 2;
    static final int REFUSED = 3;
    static final int ROLLBACK_INCOMPLETE = 5;
    static final int LOCKED = 6;
    static final int UNREACHABLE = 7;
    static final int KILLED = 137;

    /** The records of its journal that are on disk. */
    List<Value.Fields> journal() {
        return records(state);
    }

    /** The same, as the program reads it. */
    History history() {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(file -> file.endsWith("journal.jsonl"))
                    .findFirst()
                    .map(file -> Journal.read(file.getParent()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Value.Fields> records(Path state) {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(file -> file.endsWith("journal.jsonl"))
                    .flatMap(file -> lines(file).stream())
                    .flatMap(line -> Json.read(line).stream())
                    .map(Value.Fields.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path journal) {
        try {
            return Files.readAllLines(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
