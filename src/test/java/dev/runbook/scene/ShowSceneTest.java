package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Event;
import dev.runbook.journal.Journal;
import dev.runbook.json.Json;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of runs that are over, or stopped, or were never well. */
class ShowSceneTest {

    private static final String STATE = ".local/state/runbook/";
    private static final String OLD = "20260101-100000-aaaa";
    private static final String NEW = "20260102-100000-bbbb";

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory).hosts("a", "b");
    }

    @Test
    void aRunThatStoppedIsShownWithAllThatCanBeDone() {
        scene.steps("""
                        - name: Make a file
                          shell: touch {{ dir }}/made
                          rollback: [ { name: Remove it, shell: "rm {{ dir }}/made" } ]
                        - name: May it go on
                          confirm: go on?
                          run_once: true
                        - name: Break
                          shell: "test {{ inventory_hostname }} = a || { echo no >&2; exit 7; }"
                        """).type("book.yml -f 1 --yes --on-failure stop").exits(1);
        scene.type("show").exits(0).shows("""
                Book  run RUN
                book.yml by USER with runbook development on a, b

                DATE
                TIME  began
                TIME  play Play — a, b
                TIME  changed  Make a file  a, b  0s
                TIME  gate     go on?: approved by --yes
                TIME  ok       May it go on  a  0s
                TIME  changed  Break  a  0s
                TIME  failed   b  Break  0s
                                   exit code 7
                                   it was to run `test b = a || { echo no >&2; exit 7; }`
                                   stderr:
                                     no
                TIME  failed and stopped in 0s

                failed and stopped
                owed b  the undo of `Make a file`
                owed a  the undo of `Make a file`
                `resume RUN` goes on
                `rollback RUN` undoes what was done
                `lock release --reason WHY` lets others start, in whatever state the hosts are
                """);
        scene.type("runs").exits(0).shows("""
                RUN  book.yml  by USER  DATE TIME  0s  failed and stopped; owes 2 undos; can be resumed
                """);
    }

    @Test
    void aRollbackThatCouldNotEndIsShownWithWhatHinderedIt() {
        scene.steps("""
                        - name: First
                          shell: touch {{ dir }}/first
                          rollback: [ { name: Undo first, shell: "test {{ inventory_hostname }} = a" } ]
                        - name: Second
                          shell: "false"
                        """).type("book.yml -f 1").exits(5);
        scene.type("show");
        assertThat(scene.screen()).contains("""
                TIME  rollback — Second on a failed; 2 undos owed
                TIME  undo First — a, b
                TIME  changed  Undo first  a  0s
                TIME  failed   b  Undo first  0s
                """).endsWith("""
                rollback incomplete
                owed b  the undo of `First`: Undo first on b: exit code 1
                owed a  the undo of `First`: Undo first on b: exit code 1
                `rollback RUN` goes on with the rollback
                `lock release --reason WHY` lets others start, in whatever state the hosts are
                """);
    }

    @Test
    void ofARunThatIsOverNothingIsOwed() {
        scene.steps(
                        "- { name: Make, shell: \"touch {{ dir }}/made\", rollback: [ { shell: \"rm {{ dir }}/made\" } ] }\n")
                .type("book.yml -f 1")
                .exits(0);
        scene.type("show").exits(0);
        assertThat(scene.screen()).endsWith("""
                TIME  changed  Make  a, b  0s
                TIME  done in 0s

                done
                """);
    }

    @Test
    void aRunThatWaitsNamesTheApprovalItWaitsFor() {
        scene.steps("- { name: May it, id: ask, confirm: may it? }\n")
                .type("book.yml")
                .exits(1);
        scene.type("show");
        assertThat(scene.screen()).endsWith("""
                waits for an approval
                `resume RUN --approve ask` goes on
                `rollback RUN` undoes what was done
                `lock release --reason WHY` lets others start, in whatever state the hosts are
                """);
    }

    @Test
    void theNewestIsFirstAndAnIdIsKnownByItsBeginning() throws IOException {
        record(OLD, Instant.parse("2026-01-01T10:00:00Z"), new Event.RunFinished(Ending.DONE, Duration.ZERO));
        record(NEW, Instant.parse("2026-01-02T10:00:00Z"));
        scene.type("runs").exits(0);
        assertThat(scene.rawScreen().lines().map(line -> line.split(" ")[0])).containsExactly(NEW, OLD);
        assertThat(scene.screen().lines().map(line -> line.replaceAll(".*  ", "")))
                .containsExactly("cut off", "done");
        scene.type("show 20260101").exits(0);
        assertThat(scene.rawScreen()).startsWith("Book  run " + OLD + "\n");
        scene.type("show").exits(0);
        assertThat(scene.rawScreen()).startsWith("Book  run " + NEW + "\n");
        scene.type("show 2026").exits(4).complains("""
                `2026` can be any of `RUN`, `RUN`
                1 mistake, nothing was contacted
                """);
        scene.type("show 2025").exits(4).complains("""
                there is no run `2025` in `DIR/.local/state/runbook`; see `runs`
                1 mistake, nothing was contacted
                """);
    }

    @Test
    void aRunThatWasRefusedBeforeItBeganIsNoRun() {
        scene.steps("- shell: 'true'\n").type("book.yml --ssh-config nowhere").exits(4);
        assertThat(scene.runs()).isEmpty();
        assertThat(scene.exists(".local/state/runbook")).isTrue();
        scene.type("exec a --ssh-config nowhere -- true").exits(4);
        assertThat(scene.runs()).isEmpty();
    }

    @Test
    void whereNothingRanNothingIsListed() {
        scene.type("runs").exits(0).saysNothing();
        scene.type("show").exits(4).complains("""
                no run is recorded in `DIR/.local/state/runbook`; look elsewhere with `--state-dir`
                1 mistake, nothing was contacted
                """);
    }

    @Test
    void aRunInAnotherProcessIsUnderWay() {
        try (Journal journal = start(OLD, Clock.systemUTC())) {
            journal.record(beginning());
            scene.type("runs").exits(0);
            assertThat(scene.screen()).endsWith("  under way\n");
        }
        scene.type("runs").exits(0);
        assertThat(scene.screen()).endsWith("  cut off\n");
    }

    @Test
    void aJournalThatWasAlteredIsShownAsFarAsItIsSound() throws IOException {
        record(OLD, Instant.parse("2026-01-01T10:00:00Z"), new Event.Committed("all is well"));
        Path file = directory.resolve(STATE + OLD + "/journal.jsonl");
        Files.writeString(file, Files.readString(file).replace("all is well", "all is hell"));
        scene.type("runs").exits(0);
        assertThat(scene.screen()).contains("book.yml").endsWith("  its journal cannot be trusted\n");
        scene.type("show").exits(4);
        assertThat(scene.screen()).endsWith("""
                TIME  began

                its journal cannot be trusted
                """);
        assertThat(scene.complaint())
                .startsWith("`DIR/.local/state/runbook/RUN/journal.jsonl`, record 2: its checksum `");
        scene.type("resume 2026").exits(4);
        assertThat(scene.complaint()).contains("record 2: its checksum");
    }

    @Test
    void aJournalOfAnotherVersionIsSaidToBeOne() throws IOException {
        record(OLD, Instant.parse("2026-01-01T10:00:00Z"));
        Path file = directory.resolve(STATE + OLD + "/journal.jsonl");
        Files.writeString(file, Files.readString(file).replace("\"format\":1", "\"format\":9"));
        scene.type("show")
                .exits(4)
                .complains(
                        "`DIR/.local/state/runbook/RUN/journal.jsonl`, record 1: `format` is 9, wanted 1; read it with"
                                + " the version that wrote it\n");
    }

    @Test
    void aTornRecordIsToldAndCountsForNothing() throws IOException {
        record(OLD, Instant.parse("2026-01-01T10:00:00Z"), new Event.Committed("all is well"));
        Path file = directory.resolve(STATE + OLD + "/journal.jsonl");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 10));
        scene.type("show").exits(0);
        assertThat(scene.screen()).endsWith("""
                TIME  began

                cut off
                the last record was torn while it was written, and counts for nothing
                """);
    }

    @Test
    void programsGetAllOfIt() throws IOException {
        record(OLD, Instant.parse("2026-01-01T10:00:00Z"), new Event.RunFinished(Ending.DONE, Duration.ZERO));
        scene.type("runs --json").exits(0);
        Value.Fields listed = (Value.Fields) Json.read(scene.rawScreen()).orElseThrow();
        assertThat(listed.get("run")).contains(Value.of(OLD));
        assertThat(listed.get("began")).contains(Value.of("2026-01-01T10:00:00Z"));
        assertThat(listed.get("exit")).contains(Value.of(0));
        scene.type("show --json").exits(0);
        Value.Fields shown = (Value.Fields) Json.read(scene.rawScreen()).orElseThrow();
        assertThat(((Value.Items) shown.get("records").orElseThrow()).items()).hasSize(2);
    }

    private void record(String run, Instant at, Event... more) {
        try (Journal journal = start(run, Clock.fixed(at, ZoneOffset.UTC))) {
            journal.record(beginning());
            List.of(more).forEach(journal::record);
        }
    }

    private static Event beginning() {
        return new Event.RunStarted("Book", "book.yml", System.getProperty("user.name"), "1.0", List.of("a", "b"));
    }

    private Journal start(String run, Clock clock) {
        return Journal.start(directory.resolve(STATE + run), run, new Secrets(), clock, List.of());
    }
}
