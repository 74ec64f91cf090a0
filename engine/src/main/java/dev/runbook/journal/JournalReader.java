package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a journal back. A torn last line is left out; any other line that does not follow from the one before is refused. */
final class JournalReader {

    private static final int SHOWN = 60;

    private final Path file;
    private final byte[] bytes;
    private final Secrets secrets;
    private final List<Entry> entries = new ArrayList<>();
    private int position;

    private JournalReader(Path file, byte[] bytes, Secrets secrets) {
        this.file = file;
        this.bytes = bytes;
        this.secrets = secrets;
    }

    /** @param length how many bytes hold whole records */
    record Reading(History history, long length) {}

    /**
     * @param file its name, for messages
     * @param secrets those that are known, so that what was registered with them is whole again
     */
    static Reading read(Path file, byte[] bytes, Secrets secrets) {
        return new JournalReader(file, bytes, secrets).read();
    }

    private Reading read() {
        Optional<String> torn = Optional.empty();
        while (position < bytes.length && torn.isEmpty()) {
            int end = endOfLine();
            String line = new String(bytes, position, end - position, StandardCharsets.UTF_8);
            Optional<Value> json = Json.read(line);
            boolean last = end + 1 >= bytes.length;
            if (last && (end == bytes.length || json.isEmpty())) {
                torn = Optional.of(line);
            } else {
                entries.add(entry(json, line));
                position = end + 1;
            }
        }
        return new Reading(new History(List.copyOf(entries), torn), position);
    }

    /** Where the line at the position ends: at its line break, or with the file. */
    private int endOfLine() {
        int end = position;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private Entry entry(Optional<Value> json, String line) {
        try {
            Value.Fields record = json.filter(Value.Fields.class::isInstance)
                    .map(Value.Fields.class::cast)
                    .orElseThrow(() -> noRecord(line));
            return entry(new Given(record), line);
        } catch (Misread e) {
            throw new BrokenJournal(file, "record " + number() + ": " + e.getMessage(), entries);
        }
    }

    private Entry entry(Given given, String line) {
        checkFormat(given);
        checkPlace(given);
        checkSeal(line);
        Event event = EventReader.read(given.text("event"), given.restored(secrets));
        return new Entry(number(), at(given), given.text("run"), event, line);
    }

    private void checkFormat(Given given) {
        if (!entries.isEmpty()) {
            return;
        }
        if (given.value("format").isEmpty()) {
            throw Misread.newer("`format` is missing, wanted " + Entry.FORMAT);
        }
        if (given.number("format") != Entry.FORMAT) {
            throw Misread.newer("`format` is " + given.number("format") + ", wanted " + Entry.FORMAT);
        }
    }

    private void checkPlace(Given given) {
        String run = given.text("run");
        String wanted = entries.isEmpty() ? run : entries.get(0).run();
        if (!run.equals(wanted)) {
            throw Misread.damaged("it belongs to run `" + run + "`, wanted `" + wanted + "`");
        }
        if (given.number("n") != number()) {
            throw Misread.damaged("its number is " + given.number("n") + ", wanted " + number());
        }
    }

    private void checkSeal(String line) {
        Seal.Sealed sealed =
                Seal.open(line).orElseThrow(() -> Misread.damaged("its last field is no `check`, wanted its checksum"));
        String previous = last().map(Entry::check).orElse(Seal.NONE);
        if (!sealed.follows(previous)) {
            throw Misread.damaged("its checksum `" + sealed.check() + "` is not that of the record and the one before");
        }
    }

    private static Instant at(Given given) {
        try {
            return Instant.parse(given.text("at"));
        } catch (DateTimeParseException e) {
            throw Misread.damaged("`at` is `" + given.text("at") + "`, wanted a time");
        }
    }

    private Optional<Entry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    private int number() {
        return entries.size() + 1;
    }

    private static Misread noRecord(String line) {
        String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
        return Misread.damaged("found `" + shown + "`, wanted a record");
    }
}
