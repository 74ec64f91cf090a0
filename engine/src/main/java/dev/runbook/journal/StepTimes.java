package dev.runbook.journal;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the steps of a run took that went well. Only the heads of its records are read, which is quick: a plan asks
 * many runs. A journal that tells nothing is no fault here.
 *
 * @param file the runbook
 * @param steps by their ids; {@code ""} for what came before the first
 */
public record StepTimes(String file, Map<String, Duration> steps) {

    private static final Pattern HEAD = Pattern.compile(
            "\\{\"n\":\\d+,\"at\":\"([^\"]+)\",\"event\":\"([^\"]+)\",\"run\":\"[^\"]*\"(?:,\"step\":\"([^\">\\[]+))?");

    /** Of the run in this folder, if it went well. */
    public static Optional<StepTimes> read(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(JournalFile.NAME));
            return lines.isEmpty() ? Optional.empty() : read(lines);
        } catch (IOException | DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<StepTimes> read(List<String> lines) {
        boolean wentWell = text(lines.get(lines.size() - 1), "event")
                        .filter("run-finished"::equals)
                        .isPresent()
                && text(lines.get(lines.size() - 1), "outcome")
                        .filter(Ending.DONE.words()::equals)
                        .isPresent();
        return wentWell ? text(lines.get(0), "file").map(file -> new StepTimes(file, times(lines))) : Optional.empty();
    }

    private static Optional<String> text(String line, String field) {
        return Json.read(line)
                .filter(Value.Fields.class::isInstance)
                .flatMap(record -> ((Value.Fields) record).get(field))
                .map(Value::text);
    }

    /**
     * The time between two records belongs to the step that the later one is about. Times are read only where the step
     * changes.
     */
    private static Map<String, Duration> times(List<String> lines) {
        Map<String, Duration> times = new HashMap<>();
        String step = "";
        Optional<String> from = Optional.empty();
        Optional<String> last = Optional.empty();
        for (String line : lines) {
            Matcher head = HEAD.matcher(line);
            if (head.lookingAt()) {
                Optional<String> at = Optional.of(head.group(1));
                String next = Optional.ofNullable(head.group(3)).orElse(step);
                boolean lay = last.isEmpty() || head.group(2).equals("run-resumed");
                if (lay || !next.equals(step)) {
                    times.merge(step, between(from, last), Duration::plus);
                    from = lay ? at : last;
                    step = next;
                }
                last = at;
            }
        }
        times.merge(step, between(from, last), Duration::plus);
        return times;
    }

    private static Duration between(Optional<String> from, Optional<String> to) {
        return from.equals(to) ? Duration.ZERO : Duration.between(Instant.parse(from.get()), Instant.parse(to.get()));
    }
}
