package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepTimesTest {

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    /** A run that stops and is resumed a day later; a step is come back to, and one lies inside of another. */
    @Test
    void theTimeBetweenRecordsBelongsToTheLaterOne() throws IOException {
        record("2026-01-01T00:00:00Z", "run-started", "\"file\":\"up.yml\"");
        record("2026-01-01T00:00:02.500Z", "lock-taken", "");
        record("2026-01-01T00:00:03Z", "step-started", "\"step\":\"stop\"");
        record("2026-01-01T00:00:05Z", "step-started", "\"step\":\"stop>look\"");
        record("2026-01-01T00:00:09Z", "step-finished", "\"step\":\"stop\"");
        record("2026-01-01T00:00:10Z", "step-started", "\"step\":\"start\"");
        record("2026-01-02T00:00:00Z", "run-resumed", "\"by\":\"eve\"");
        record("2026-01-02T00:00:04Z", "step-finished", "\"step\":\"start\"");
        record("2026-01-02T00:00:05Z", "step-started", "\"step\":\"stop\"");
        record("2026-01-02T00:00:06Z", "run-finished", "\"outcome\":\"done\"");
        assertThat(StepTimes.read(folder))
                .contains(new StepTimes(
                        "up.yml",
                        Map.of(
                                "", Duration.ofMillis(2500),
                                "stop", Duration.ofMillis(500 + 2000 + 4000 + 1000 + 1000),
                                "start", Duration.ofMillis(1000 + 4000))));
    }

    @Test
    void aRunThatEndedOtherwiseTellsNothing() throws IOException {
        record("2026-01-01T00:00:00Z", "run-started", "\"file\":\"up.yml\"");
        record("2026-01-01T00:00:01Z", "run-finished", "\"outcome\":\"rolled-back\"");
        assertThat(StepTimes.read(folder)).isEmpty();
    }

    @Test
    void aTimeThatIsNoneTellsNothing() throws IOException {
        record("yesterday", "run-started", "\"file\":\"up.yml\"");
        record("today", "run-finished", "\"outcome\":\"done\"");
        assertThat(StepTimes.read(folder)).isEmpty();
    }

    private void record(String at, String event, String more) throws IOException {
        lines.add("{\"n\":" + lines.size() + ",\"at\":\"" + at + "\",\"event\":\"" + event + "\",\"run\":\"r\""
                + (more.isEmpty() ? "" : "," + more) + "}");
        Files.write(folder.resolve("journal.jsonl"), lines);
    }
}
