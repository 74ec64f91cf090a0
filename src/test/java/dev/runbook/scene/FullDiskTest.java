package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.journal.Event;
import dev.runbook.journal.History;
import dev.runbook.journal.Journal;
import dev.runbook.journal.JournalUnwritable;
import dev.runbook.value.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that cannot be written any more stops the run before its next act, on every host. */
class FullDiskTest {

    private static final List<String> HOSTS = List.of("a", "b", "c");

    @TempDir
    private Path directory;

    private Scene scene;

    /** Each item says so much that the disk is full after a few, at another moment on each host. */
    @BeforeEach
    void prepare() {
        String items = IntStream.range(0, 60).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        scene = Scene.in(directory).hosts(HOSTS.toArray(String[]::new)).steps("""
                - name: Work
                  shell: echo x >> {{ dir }}/work; head -c 3000 /dev/zero | tr '\\0' y
                  loop: [ %s ]
                  rollback:
                    - shell: touch {{ dir }}/undone
                """.formatted(items));
    }

    @Test
    void aFullDiskStopsAllHosts() throws IOException {
        try (SmallDisk disk = SmallDisk.at(directory.resolve("state"), 128)) {
            scene.type("book.yml --state-dir " + disk.folder()).exits(1).complains("""
                    the journal cannot be written in `DIR/state/RUN` (no space left on device); the run stopped before its next step: make room there, then go on with `resume RUN`
                    """);
            nothingWasDoneThatIsNotRecorded();
        }
    }

    @Test
    void aDiskThatIsFullFromTheStartHasNothingDone() throws IOException {
        try (SmallDisk disk = SmallDisk.at(directory.resolve("state"), 64)) {
            disk.fill();
            scene.type("book.yml --state-dir " + disk.folder()).exits(4).complains("""
                    what the run is made of cannot be kept in `DIR/state/RUN` (no space left on device); name another folder with `--state-dir`
                    1 mistake, nothing was contacted
                    """);
            assertThat(scene.exists("a/work")).isFalse();
        }
    }

    @Test
    void afterARecordThatFailedNoneIsWrittenUntilItIsOpenedAgain() throws IOException {
        try (SmallDisk disk = SmallDisk.at(directory.resolve("state"), 64)) {
            Path run = disk.folder().resolve("run-1");
            try (Journal journal = Journal.start(run, "run-1", new Secrets(), Clock.systemUTC(), List.of())) {
                journal.record(new Event.Committed("first"));
                disk.fill();
                Event large = new Event.Committed("x".repeat(20_000));
                assertThatThrownBy(() -> journal.record(large)).isInstanceOf(JournalUnwritable.class);
                disk.empty();
                assertThatThrownBy(() -> journal.record(new Event.Committed("second")))
                        .isInstanceOf(JournalUnwritable.class);
                assertThatThrownBy(journal::ensureWritable).isInstanceOf(JournalUnwritable.class);
            }
            try (Journal journal = Journal.reopen(run, new Secrets(), Clock.systemUTC(), List.of())) {
                assertThat(journal.past().entries()).hasSize(1);
                journal.record(new Event.Committed("third"));
            }
        }
    }

    @Test
    void aStepThatIsTriedAgainAndAgainIsTriedNoMore() throws IOException {
        try (SmallDisk disk = SmallDisk.at(directory.resolve("state"), 64)) {
            scene.steps("""
                    - name: Try
                      shell: |
                        [ {{ inventory_hostname }} = a ] || { echo x >> {{ dir }}/work; exit 1; }
                        while ! grep -q x DIR/b/work || ! grep -q x DIR/c/work; do sleep 0.1; done
                        head -c 100000 /dev/zero | tr '\\0' y
                      retries: 300
                      delay: 100ms
                      until: result.rc == 0
                    """).type("book.yml --state-dir " + disk.folder()).exits(1);
            assertThat(scene.complaint()).contains("no space left on device");
            assertThat(Files.readAllLines(directory.resolve("b/work")).size()).isLessThan(300);
        }
    }

    @Test
    void aFileThatMayNotGrowStopsAllHosts() throws IOException {
        try (Spawned program = Spawned.start(
                directory, "ulimit -f 200", List.of("book.yml", "-i", "hosts.ini", "--state-dir", "state"))) {
            Spawned.Ended ended = program.end();
            assertThat(ended.output()).contains("(file too large); the run stopped before its next step");
            assertThat(ended.exit()).isEqualTo(1);
        }
        nothingWasDoneThatIsNotRecorded();
    }

    private void nothingWasDoneThatIsNotRecorded() throws IOException {
        History history = Journal.read(run());
        assertThat(history.healed()).as("no half of a record is left").isEmpty();
        for (String host : HOSTS) {
            long worked =
                    Files.readAllLines(directory.resolve(host).resolve("work")).size();
            assertThat(worked).isBetween(finished(history, host), started(history, host));
            assertThat(scene.exists(host + "/undone")).isFalse();
        }
    }

    private static long started(History history, String host) {
        return events(history, Event.StepStarted.class)
                .filter(step -> step.host().equals(host))
                .count();
    }

    private static long finished(History history, String host) {
        return events(history, Event.StepFinished.class)
                .filter(step -> step.host().equals(host))
                .count();
    }

    private static <T extends Event> Stream<T> events(History history, Class<T> kind) {
        return history.entries().stream()
                .map(entry -> entry.event())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private Path run() throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve("state"))) {
            return runs.findFirst().orElseThrow();
        }
    }
}
