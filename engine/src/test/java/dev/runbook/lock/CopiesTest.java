package dev.runbook.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.action.LocalHost;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.Journal;
import dev.runbook.remote.ShellCommand;
import dev.runbook.value.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A run is kept on the hosts of its lock, and comes back from there. */
@ParameterizedClass
@MethodSource("shells")
class CopiesTest {

    private static final String[] HOSTS = {"a", "b", "c", "d"};

    @Parameter
    private LocalHost shell;

    @TempDir
    private Path folder;

    private Cluster cluster;
    private Path run;
    private Journal journal;
    private HeldLock lock;

    static Stream<LocalHost> shells() {
        return LocalHost.all();
    }

    @BeforeEach
    void begin() throws IOException {
        cluster = new Cluster(folder.resolve("hosts"), shell);
        run = folder.resolve("here/run-1");
        journal = Journal.start(run, "run-1", new Secrets(), Clock.systemUTC(), List.of());
        Files.createDirectories(run.resolve("inputs/texts"));
        Files.writeString(run.resolve("inputs/inputs.json"), "{}");
        Files.write(run.resolve("inputs/texts/1.yml"), new byte[] {0, 1, 2, -1, '\n'});
        lock = cluster.taken(cluster.process("run-1", "ctl", HOSTS));
    }

    @Test
    void threeHostsKeepAllOfIt() throws IOException {
        inform(() -> record(200));
        for (String host : List.of("a", "b", "c")) {
            assertThat(copy(host)).hasSameBinaryContentAs(run.resolve("journal.jsonl"));
            assertThat(permissions(copy(host))).isEqualTo("rw-------");
            assertThat(permissions(copy(host).getParent())).isEqualTo("rwx------");
        }
        assertThat(copy("d")).doesNotExist();
        assertThat(cluster.look("d").state().map(LockState::phase)).contains(LockState.Phase.RUNNING);
        assertThat(cluster.look("a").state().map(LockState::says)).contains("is at it");
    }

    @Test
    void itComesBackAsItWas() throws IOException {
        inform(() -> record(20));
        Path there = fetch();
        assertThat(there).isEqualTo(folder.resolve("there/run-1"));
        assertThat(Journal.read(there).entries()).isEqualTo(Journal.read(run).entries());
        assertThat(there.resolve("inputs/texts/1.yml")).hasSameBinaryContentAs(run.resolve("inputs/texts/1.yml"));
        assertThat(permissions(there)).isEqualTo("rwx------");
        assertThat(permissions(there.resolve("journal.jsonl"))).isEqualTo("rw-------");
    }

    @Test
    void aHostThatWasGoneForAWhileCatchesUp() throws IOException {
        Replicas replicas = Replicas.start(lock, run, () -> "is at it");
        record(5);
        replicas.news();
        cluster.connection("b").cut(true);
        record(5);
        replicas.news();
        cluster.connection("b").cut(false);
        replicas.news();
        replicas.close();
        assertThat(copy("b")).hasSameBinaryContentAs(run.resolve("journal.jsonl"));
    }

    @Test
    void whatWasTornOrLostOnTheWayIsMended() throws IOException {
        Replicas replicas = Replicas.start(lock, run, () -> "is at it");
        record(5);
        replicas.news();
        replicas.close();
        Files.writeString(copy("a"), "half of a rec", StandardOpenOption.APPEND);
        Files.writeString(copy("b"), "");
        Files.delete(copy("c"));
        Replicas again = Replicas.start(lock, run, () -> "is at it");
        record(5);
        again.news();
        again.close();
        for (String host : List.of("a", "b", "c")) {
            assertThat(copy(host)).hasSameBinaryContentAs(run.resolve("journal.jsonl"));
        }
    }

    /** A host without {@code cksum} cannot tell. */
    @Test
    void inputsThatAreThereAreNotSentAgain() throws IOException {
        inform(() -> record(1));
        Files.writeString(inputs("b"), "half of a file");
        Object before =
                Files.readAttributes(inputs("a"), BasicFileAttributes.class).fileKey();
        inform(() -> record(1));
        Object after =
                Files.readAttributes(inputs("a"), BasicFileAttributes.class).fileKey();
        assertThat(after.equals(before))
                .isEqualTo(shell.run(ShellCommand.of("command -v cksum")).succeeded());
        assertThat(inputs("b")).hasSameBinaryContentAs(inputs("a"));
    }

    @Test
    void theLongestThatHoldsTogetherIsTaken() throws IOException {
        inform(() -> record(10));
        List<String> lines = Files.readAllLines(copy("a"));
        Files.write(copy("a"), lines.subList(0, 4));
        Files.writeString(copy("b"), Files.readString(copy("b")).replace("record 7", "record 8"));
        Files.write(copy("c"), lines.subList(0, 8));
        Files.writeString(copy("c"), "{\"n\":9,\"at\":", StandardOpenOption.APPEND);
        assertThat(Journal.read(fetch()).entries()).extracting(Entry::n).endsWith(8);
    }

    @Test
    void moreThanAConnectionKeepsComesInParts() throws IOException {
        for (int i = 0; i < 20; i++) {
            journal.record(new Event.Committed("x".repeat(1_000_000)));
        }
        do {
            inform(() -> {});
        } while (Files.size(copy("a")) < Files.size(run.resolve("journal.jsonl")));
        assertThat(checks(fetch())).isEqualTo(checks(run));
    }

    private static List<String> checks(Path run) {
        return Journal.read(run).entries().stream()
                .map(entry -> entry.text().substring(entry.text().length() - 18))
                .toList();
    }

    @Test
    void aCopyThatIsNotTheBeginningOfTheJournalIsMadeAnew() throws IOException {
        inform(() -> record(3));
        Files.writeString(copy("a"), Files.readString(copy("a")).replace("record 1", "record 2"));
        Files.writeString(copy("b"), "more than there is\n", StandardOpenOption.APPEND);
        inform(() -> record(1));
        for (String host : List.of("a", "b", "c")) {
            assertThat(copy(host)).hasSameBinaryContentAs(run.resolve("journal.jsonl"));
        }
    }

    @Test
    void itGoesWithTheLock() {
        inform(() -> record(3));
        lock.release();
        assertThat(folder.resolve("hosts/a/lock")).doesNotExist();
        assertThatThrownBy(this::fetch).isInstanceOf(NoCopy.class).hasMessage("none of these hosts is locked by a run");
    }

    @Test
    void whatIsHereAlreadyIsNotOverwritten() {
        inform(() -> record(3));
        fetch();
        assertThatThrownBy(this::fetch)
                .isInstanceOf(NoCopy.class)
                .hasMessage("run `run-1` is recorded here already, in `" + folder.resolve("there/run-1")
                        + "`; take it up from there");
    }

    @Test
    void ifSeveralRunsAreThereOneHasToBeNamed() {
        inform(() -> record(3));
        cluster.taken(cluster.process("run-2", "ctl", "e"));
        Copies copies = new Copies(cluster.places("a", "e"), 2);
        assertThatThrownBy(() -> copies.fetch(Optional.of("run"), folder.resolve("there")))
                .hasMessage("these hosts are locked by several runs, `run-1`, `run-2`; name one");
        assertThatThrownBy(() -> copies.fetch(Optional.of("run-2"), folder.resolve("there")))
                .hasMessageStartingWith("no host has a whole copy of the journal of run `run-2`");
        assertThat(copies.fetch(Optional.of("run-1"), folder.resolve("there"))).exists();
    }

    @Test
    void aNameThatLeadsElsewhereIsNoRun() throws IOException {
        inform(() -> record(3));
        for (String host : HOSTS) {
            Cluster.write(cluster.lock(host).resolve("run"), "../../elsewhere");
        }
        assertThatThrownBy(this::fetch).isInstanceOf(NoCopy.class);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void aProcessThatIsNotTheRunsAnyMoreLearnsIt() {
        Replicas replicas = Replicas.start(lock, run, () -> "is at it");
        record(1);
        replicas.news();
        replicas.close();
        assertThat(replicas.lost()).isEmpty();
        cluster.silent("a", 1, 100);
        cluster.taken(cluster.process("run-1", "elsewhere", "a"));
        Replicas again = Replicas.start(lock, run, () -> "is at it");
        again.close();
        assertThat(again.lost()).isPresent();
    }

    private void inform(Runnable work) {
        Replicas replicas = Replicas.start(lock, run, () -> "is at it");
        journal.tell(entry -> replicas.news());
        work.run();
        replicas.close();
    }

    private void record(int times) {
        for (int i = 0; i < times; i++) {
            journal.record(new Event.Committed("record " + i));
        }
    }

    private Path fetch() {
        return new Copies(cluster.places(HOSTS), 4).fetch(Optional.empty(), folder.resolve("there"));
    }

    private Path inputs(String host) {
        return cluster.lock(host).resolve("copy/inputs.zip");
    }

    private Path copy(String host) {
        return cluster.lock(host).resolve("copy/journal.jsonl");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
