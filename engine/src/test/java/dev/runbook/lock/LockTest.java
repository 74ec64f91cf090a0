package dev.runbook.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.action.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock of a cluster, on hosts with each of the shells that there are. */
@ParameterizedClass
@MethodSource("shells")
class LockTest {

    private static final String[] HOSTS = {"app1", "app2", "db1"};

    @Parameter
    private LocalHost shell;

    @TempDir
    private Path folder;

    private Cluster cluster;

    static Stream<LocalHost> shells() {
        return LocalHost.all();
    }

    @BeforeEach
    void begin() {
        cluster = new Cluster(folder, shell);
    }

    @Test
    void itIsTakenOnAllHostsAndEverybodyCanReadWhoHasIt() throws IOException {
        HeldLock lock = cluster.taken(cluster.process("run-1", "ctl", "db1", "app2", "app1"));
        assertThat(lock.hosts()).containsExactly(HOSTS);
        for (String host : HOSTS) {
            Look look = cluster.look(host);
            assertThat(look.answer()).isEqualTo(Answer.HELD);
            assertThat(look.holder())
                    .contains(new Holder("run-1", "eve", "ctl", Cluster.SINCE, "upgrade.yml -i prod.ini"));
            assertThat(look.worker()).contains("ctl");
            assertThat(permissions(cluster.lock(host))).isEqualTo("rwxr-xr-x");
            assertThat(permissions(cluster.lock(host).resolve("holder"))).isEqualTo("rw-r--r--");
        }
        assertThat(lock.release()).isEmpty();
        assertThat(cluster.isFree(HOSTS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app1", "app2", "db1"})
    void anotherRunIsRefusedAndKeepsNothing(String where) {
        cluster.taken(cluster.process("run-1", "ctl", where)).leave("failed at `Stop it` on app1");
        Look look = Cluster.refused(cluster.process("run-2", "ctl", HOSTS).take(Set.of()));
        assertThat(look.run()).contains("run-1");
        assertThat(look.state().map(LockState::says)).contains("failed at `Stop it` on app1");
        assertThat(look.worker()).isEmpty();
        for (String host : HOSTS) {
            assertThat(cluster.isFree(host)).isEqualTo(!host.equals(where));
        }
    }

    @Test
    void theRunItselfTakesItUpAgainFromTheSameMachineAtOnce() {
        cluster.taken(cluster.process("run-1", "ctl", HOSTS));
        HeldLock next = cluster.taken(cluster.process("run-1", "ctl", HOSTS));
        assertThat(cluster.lock("db1").resolve("seat.2")).exists();
        assertThat(next.release()).isEmpty();
        assertThat(cluster.isFree(HOSTS)).isTrue();
    }

    @Test
    void fromAnotherMachineTheRunHasToWaitUntilItsProcessHasLeft() {
        HeldLock first = cluster.taken(cluster.process("run-1", "ctl1", HOSTS));
        ClusterLock second = cluster.process("run-1", "ctl2", HOSTS);
        Look look = Cluster.refused(second.take(Set.of()));
        assertThat(look.answer()).isEqualTo(Answer.OCCUPIED);
        assertThat(look.worker()).contains("ctl1");
        first.leave("failed");
        assertThat(second.take(Set.of())).isInstanceOf(Taking.Taken.class);
    }

    @Test
    void orUntilItWasSilentForLong() {
        HeldLock first = cluster.taken(cluster.process("run-1", "ctl1", HOSTS));
        ClusterLock second = cluster.process("run-1", "ctl2", HOSTS);
        for (String host : HOSTS) {
            cluster.silent(host, 1, 50);
        }
        assertThat(second.take(Set.of())).isInstanceOf(Taking.Refused.class);
        for (String host : HOSTS) {
            cluster.silent(host, 1, 61);
        }
        HeldLock now = Cluster.taken(second.take(Set.of()));
        first.seated()
                .forEach(lock -> assertThatThrownBy(() -> first.say(lock, saying("awake again")))
                        .isInstanceOf(SeatLost.class)
                        .hasMessageStartingWith(
                                "run `run-1` goes on in another process, on `ctl2`; this process has stopped"));
        now.seated()
                .forEach(lock ->
                        assertThat(now.say(lock, saying("at work")).answer()).isEqualTo(Answer.SAME));
        assertThat(cluster.look("app1").state().map(LockState::says)).contains("at work");
    }

    @Test
    void aSignOfLifeIsHeard() {
        HeldLock first = cluster.taken(cluster.process("run-1", "ctl1", HOSTS));
        cluster.silent("app1", 1, 100);
        assertThat(cluster.look("app1").silence().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
        first.say(first.seated().get(0), Optional.empty());
        assertThat(cluster.look("app1").silence().orElseThrow()).isLessThan(Duration.ofSeconds(100));
        assertThat(cluster.look("app1").state().map(LockState::phase)).contains(LockState.Phase.TAKING);
    }

    @Test
    void aProcessWhoseLockWasReleasedLearnsIt() {
        HeldLock lock = cluster.taken(cluster.process("run-1", "ctl1", HOSTS));
        Map<LockPlace, Look> released = new Locksmith(2)
                .release(cluster.places(HOSTS), "run-1", "2026-01-01 bob released run-1: it's \"dead\"");
        assertThat(Locksmith.failures(released)).isEmpty();
        assertThatThrownBy(() -> lock.say(lock.seated().get(0), Optional.empty()))
                .isInstanceOf(SeatLost.class)
                .hasMessage(
                        "the lock of run `run-1` on `app1` was released: 2026-01-01 bob released run-1: it's \"dead\";"
                                + " this process has stopped before its next step");
        assertThat(cluster.look("db1").log()).containsExactly("2026-01-01 bob released run-1: it's \"dead\"");
    }

    @Test
    void aHostThatForgetsItIsLockedAgain() throws IOException {
        HeldLock lock = cluster.taken(cluster.process("run-1", "ctl1", HOSTS));
        Files.move(cluster.lock("app1"), folder.resolve("swept"));
        assertThat(lock.say(lock.seated().get(0), Optional.empty()).answer()).isEqualTo(Answer.TAKEN);
        assertThat(lock.say(lock.seated().get(0), Optional.empty()).answer()).isEqualTo(Answer.SAME);
        assertThat(cluster.look("app1").holder().map(Holder::run)).contains("run-1");
    }

    @Test
    void aHostThatForgotItAndIsAnothersByNowStopsTheProcess() throws IOException {
        HeldLock lock = cluster.taken(cluster.process("run-1", "ctl1", HOSTS));
        Files.move(cluster.lock("app1"), folder.resolve("swept"));
        cluster.taken(cluster.process("run-2", "ctl2", "app1"));
        assertThatThrownBy(() -> lock.say(lock.seated().get(0), Optional.empty()))
                .isInstanceOf(SeatLost.class)
                .hasMessageContaining("and run `run-2` has taken it");
    }

    @Test
    void theLockOfAnotherRunIsNotReleased() {
        cluster.taken(cluster.process("run-1", "ctl1", HOSTS));
        new Locksmith(2).release(cluster.places(HOSTS), "run-2", "wrong");
        assertThat(cluster.look("app1").run()).contains("run-1");
    }

    @Test
    void aMachineUnderTwoNamesIsTakenOnce() {
        Path shared = folder.resolve("shared/lock");
        List<LockPlace> places =
                List.of(cluster.place("app1", shared), cluster.place("db1", shared), cluster.place("lb1", shared));
        HeldLock lock = cluster.taken(cluster.process("run-1", "ctl", places));
        assertThat(lock.hosts()).containsExactly("app1", "db1", "lb1");
        assertThat(shared.resolve("seat.2")).doesNotExist();
        assertThat(lock.release()).isEmpty();
        assertThat(shared).doesNotExist();
    }

    @Test
    void whereItCannotBeMadeNothingIsKept() throws IOException {
        Files.createDirectories(folder.resolve("app2"));
        Files.writeString(cluster.lock("app2"), "a file");
        Taking.Failed failed =
                (Taking.Failed) cluster.process("run-1", "ctl", HOSTS).take(Set.of());
        assertThat(failed.reasons()).containsOnlyKeys("app2");
        assertThat(failed.reasons().get("app2")).contains("exists");
        assertThat(cluster.isFree("app1", "db1")).isTrue();
    }

    @Test
    void aLinkIsNoLock() throws IOException {
        Files.createDirectories(folder.resolve("app1"));
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(cluster.lock("app1"), folder.resolve("elsewhere"));
        assertThat(cluster.process("run-1", "ctl", HOSTS).take(Set.of())).isInstanceOf(Taking.Failed.class);
        assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app1", "app2", "db1"})
    void aHostThatIsGoneKeepsARunFromStartingButNotFromGoingOn(String gone) {
        cluster.connection(gone).cut(true);
        Taking.Failed failed =
                (Taking.Failed) cluster.process("run-1", "ctl", HOSTS).take(Set.of());
        assertThat(failed.reasons()).isEqualTo(Map.of(gone, "it is cut off"));
        cluster.connection(gone).cut(false);
        assertThat(cluster.isFree(HOSTS)).isTrue();
        cluster.taken(cluster.process("run-1", "ctl", HOSTS)).leave("failed");
        cluster.connection(gone).cut(true);
        HeldLock lock = Cluster.taken(cluster.process("run-1", "ctl", HOSTS).take(Set.of(HOSTS)));
        assertThat(lock.release()).isEqualTo(Map.of(gone, "it is cut off"));
        Stream.of(HOSTS)
                .filter(host -> !host.equals(gone))
                .forEach(host -> assertThat(cluster.isFree(host)).isTrue());
    }

    @Test
    void whatOthersWroteThereIsReadAndNeverDone() throws IOException {
        cluster.taken(cluster.process("run-1", "ctl", "app1")).leave("failed");
        Path lock = cluster.lock("app1");
        Cluster.write(lock.resolve("seat.1/beat"), "a[$(touch " + folder + "/done)]");
        Cluster.write(lock.resolve("holder"), "$(touch " + folder + "/done) `touch " + folder + "/done`");
        Cluster.write(lock.resolve("state"), "{\"phase\":\"odd\",\"at\":\"yesterday\"}");
        Files.createDirectories(lock.resolve("seat.08"));
        Files.createDirectories(lock.resolve("seat.x$(touch done)"));
        Look look = Cluster.refused(cluster.process("run-2", "ctl", HOSTS).take(Set.of()));
        assertThat(look.run()).contains("run-1");
        assertThat(look.holder()).isEmpty();
        assertThat(cluster.taken(cluster.process("run-1", "ctl", "app1")).release())
                .isEmpty();
        assertThat(folder.resolve("done")).doesNotExist();
    }

    @Test
    void wordsArriveAsTheyAre() {
        String odd = "it's \"odd\" $HOME `id` \\n %s\nsecond line\t漢字";
        Holder holder = new Holder("run-1", odd, odd, Cluster.SINCE, odd);
        ClusterLock lock =
                new ClusterLock(cluster.places("app1"), holder, Seat.of("t", odd, odd), Clock.systemUTC(), 1);
        cluster.taken(lock).leave(odd);
        Look look = cluster.look("app1");
        assertThat(look.holder()).contains(holder);
        assertThat(look.state().map(LockState::says)).contains(odd);
    }

    private static Optional<LockState> saying(String what) {
        return Optional.of(new LockState(LockState.Phase.RUNNING, Cluster.SINCE, what));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
