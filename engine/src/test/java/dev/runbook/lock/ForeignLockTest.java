package dev.runbook.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.action.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock that another account has made, in a folder where all accounts may write but not remove what is others'. */
class ForeignLockTest {

    @TempDir
    private Path folder;

    private Cluster root;
    private Cluster other;

    @BeforeEach
    void begin() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can be somebody else as well");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path place = Files.createDirectory(folder.resolve("app1"));
        new ProcessBuilder("chmod", "1777", place.toString()).start().onExit().join();
        root = new Cluster(folder, LocalHost.all().findFirst().orElseThrow());
        other = new Cluster(folder, LocalHost.asOrdinaryUser());
    }

    @Test
    void countsAndCanBeReadByAll() {
        root.taken(root.process("run-1", "ctl", "app1"));
        Look look = Cluster.refused(other.process("run-2", "ctl", "app1").take(Set.of()));
        assertThat(look.holder().map(Holder::run)).contains("run-1");
        assertThat(look.account()).contains("root");
    }

    @Test
    void isRespectedByItsRunInAnotherAccountAndLeftAsItIs() {
        root.taken(root.process("run-1", "ctl", "app1")).leave("failed");
        HeldLock lock = other.taken(other.process("run-1", "ctl2", "app1"));
        lock.leave("failed again");
        assertThat(root.look("app1").state().map(LockState::says)).contains("failed");
        assertThat(lock.release()).isEqualTo(Map.of("app1", "it belongs to `root`, who has to release it"));
        assertThat(root.isFree("app1")).isFalse();
    }

    @Test
    void isOccupiedForOtherAccountsAsWell() {
        root.taken(root.process("run-1", "ctl", "app1"));
        assertThat(other.process("run-1", "ctl2", "app1").take(Set.of())).isInstanceOf(Taking.Refused.class);
    }

    @Test
    void ofAnOrdinaryAccountIsReleasedByRoot() {
        HeldLock lock = other.taken(other.process("run-1", "ctl", "app1"));
        assertThat(Locksmith.failures(new Locksmith(1).release(root.places("app1"), "run-1", "root released run-1")))
                .isEmpty();
        assertThatThrownBy(() -> lock.say(lock.seated().get(0), Optional.empty()))
                .isInstanceOf(SeatLost.class);
        assertThat(other.look("app1").log()).containsExactly("root released run-1");
    }

    @Test
    void aLinkInPlaceOfTheLogIsNotFollowed() throws IOException {
        root.taken(root.process("run-1", "ctl", "app1"));
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(folder.resolve("app1/lock.log.root"), precious);
        new Locksmith(1).release(root.places("app1"), "run-1", "overwritten");
        assertThat(precious).hasContent("precious");
    }
}
