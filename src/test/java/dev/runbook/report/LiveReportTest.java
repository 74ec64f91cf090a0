package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import dev.runbook.journal.Workplace;
import dev.runbook.remote.Output;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on a terminal while a run goes on, and after it. */
class LiveReportTest {

    private static final Outline OUTLINE =
            new Outline(List.of(new Outline.Entry("pull", "Pull the image"), new Outline.Entry("stop", "Stop it")));

    private Emulator terminal;
    private LiveReport report;

    private void begin(int columns) {
        terminal = new Emulator(columns);
        Secrets secrets = new Secrets();
        secrets.add("hunter22");
        Printer printer = new Printer(terminal.stream(), secrets, true);
        report = new LiveReport(printer, () -> columns, OUTLINE, Path.of("journal"));
        tell(new Event.RunStarted("Book", "book.yml", "ops", "1", List.of("a", "b")));
        tell(new Event.PlayStarted("play", "Play", List.of("a", "b")));
    }

    @AfterEach
    void end() {
        report.close();
    }

    @Test
    void showsWhatEachHostDoesAndWhatIsNext() {
        begin(80);
        started("a");
        started("b");
        report.wrote("pull", "a", Output.Stream.OUT, "layer 1\nlayer 2 of hunter22\nlay");
        report.waiting("pull", "b", "attempt 1 of 3: not yet");
        assertThat(shown())
                .containsExactly(
                        "Book  run r",
                        "",
                        "play Play — a, b",
                        "Pull the image  0s  step 1 of 2  in all 0s",
                        "  a  0s  layer 2 of ********",
                        "  b  0s  attempt 1 of 3: not yet",
                        "next: Stop it",
                        "");
    }

    @Test
    void aStepThatIsDoneIsOneLineForAllHosts() {
        begin(80);
        started("a");
        started("b");
        finished("a", Outcome.Kind.CHANGED);
        finished("b", Outcome.Kind.OK);
        tell(new Event.StepStarted(
                StepPath.parse("stop"),
                "Stop it",
                "a",
                VisitId.of(2),
                Optional.empty(),
                "stop",
                false,
                false,
                Workplace.USUAL));
        assertThat(shown())
                .containsExactly(
                        "Book  run r",
                        "",
                        "play Play — a, b",
                        "changed  Pull the image  a; ok b  0s",
                        "Stop it  0s  step 2 of 2  in all 0s",
                        "  a  0s  stop",
                        "");
    }

    @Test
    void afterTheEndOnlyWhatLastsIsLeft() {
        begin(80);
        started("a");
        finished("a", Outcome.Kind.OK);
        tell(new Event.RunFinished(Ending.DONE, Duration.ofSeconds(1)));
        report.close();
        assertThat(terminal.screen())
                .containsExactly(
                        "Book  run r",
                        "",
                        "play Play — a, b",
                        "ok       Pull the image  a  0.0s",
                        "",
                        "a  1 ok",
                        "done in 1.0s",
                        "");
        assertThat(terminal.cursorShown()).isTrue();
    }

    @Test
    void aFailureIsLoudAtOnce() {
        begin(80);
        started("a");
        started("b");
        finished("b", Outcome.Kind.FAILED);
        assertThat(shown())
                .contains("failed   b  Pull the image  0s", "         no such tag", "           last words")
                .contains("  a  0s  pulling");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 9, 20, 33, 79, 200})
    void nothingIsGarbledHoweverNarrow(int columns) {
        begin(columns);
        started("a");
        for (int i = 0; i < 20; i++) {
            report.wrote("pull", "a", Output.Stream.OUT, "a long line of output with 漢字 in it, number " + i + "\n");
            report.tell("x");
        }
        report.close();
        List<String> screen = terminal.screen();
        assertThat(screen.stream().filter("x"::equals)).hasSize(20);
        assertThat(String.join("", screen)).doesNotContain("next").doesNotContain("output");
    }

    @Test
    void aQuestionHasTheTerminalForItself() {
        begin(80);
        started("a");
        List<String> during = report.standingStill(() -> {
            report.wrote("pull", "a", Output.Stream.OUT, "more\n");
            return terminal.screen();
        });
        assertThat(during).containsExactly("Book  run r", "", "play Play — a, b", "");
        assertThat(shown()).contains("  a  0s  more");
    }

    /** After a question, everything is drawn anew. */
    private List<String> shown() {
        report.standingStill(() -> "no question");
        return terminal.screen().stream()
                .map(line -> line.replaceAll("\\b\\d+(\\.\\d)?s\\b", "0s"))
                .toList();
    }

    private void tell(Event event) {
        report.recorded(new Entry(1, Instant.EPOCH, "r", event, ""));
    }

    private void started(String host) {
        tell(new Event.StepStarted(
                StepPath.parse("pull"),
                "Pull the image",
                host,
                VisitId.of(1),
                Optional.empty(),
                "pulling",
                false,
                false,
                Workplace.USUAL));
    }

    private void finished(String host, Outcome.Kind kind) {
        Optional<String> reason = kind.isFailure() ? Optional.of("no such tag") : Optional.empty();
        Value.Fields result = Value.map(Map.of("stdout", Value.of("last words\n")));
        Outcome outcome = new Outcome(kind, result, reason, Duration.ZERO, false, false);
        tell(new Event.StepFinished(
                StepPath.parse("pull"),
                "Pull the image",
                host,
                VisitId.of(1),
                Optional.empty(),
                outcome,
                "",
                Map.of(),
                List.of(),
                false));
    }
}
