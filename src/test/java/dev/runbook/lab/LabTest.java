package dev.runbook.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.cli.InProcess;
import dev.runbook.http.WebClient;
import dev.runbook.lab.host.Fault;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.source.InvalidSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lab as others find it: its inventory, its control, its end. */
@Timeout(60)
class LabTest {

    private static final Shape SMALL = new Shape(2);

    @TempDir
    private Path parent;

    @Test
    void theInventoryIsAllThatACommandNeeds() {
        try (Lab lab = start("one")) {
            assertThat(exec(lab, "all", "echo $LAB_HOST")).isEqualTo("""
                    app1 | app1
                    app2 | app2
                    db1  | db1
                    lb1  | lb1
                    4 ok
                    """);
            assertThat(exec(lab, "lb", "parrot hear this; sudo -n -H -u root -- parrot and this"))
                    .isEqualTo("lb1 | lb1: hear|this\nlb1 | lb1: and|this\n1 ok\n");
        }
    }

    @Test
    void whatHostsShareStandsOnceAndTheRestWithThem() {
        try (Lab lab = start("one")) {
            String hosts = run(lab, "inventory", "--host", "app2");
            assertThat(hosts).contains("of app2").contains("it's \\\"$x\\\" # y");
            assertThat(file(lab, "group_vars/lab.yml"))
                    .contains("\ncommon: 7\n")
                    .doesNotContain("of app2");
            assertThat(file(lab, "inventory.ini")).contains("of app2").doesNotContain("common");
        }
    }

    @Test
    void secretsAreForTheOwnerOnly() throws IOException {
        try (Lab lab = start("one")) {
            Path root = lab.directory().root();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                    .isEqualTo("rwx------");
            for (String name : List.of("key", "lab.json", "group_vars/lab.yml")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void twoCanBeUpAtOnce() {
        try (Lab one = start("one");
                Lab other = start("other")) {
            assertThat(exec(one, "db", "echo $HOME")).contains("/one/hosts/db1/home");
            assertThat(exec(other, "db", "echo $HOME")).contains("/other/hosts/db1/home");
        }
    }

    @Test
    void nothingIsLeftOfIt() {
        Lab lab = start("one");
        Path mark = parent.resolve("one/hosts/app1/tmp/pid");
        exec(lab, "app[0]", "sleep 1000 > /dev/null 2>&1 & echo $! > " + mark + "; echo started");
        ProcessHandle left =
                ProcessHandle.of(Long.parseLong(content(mark).strip())).orElseThrow();
        assertThat(left.isAlive()).isTrue();
        lab.close();
        left.onExit().join();
        assertThat(parent.resolve("one")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotItsOwnIsLeftAlone() throws IOException {
        Path mine = Files.createDirectory(parent.resolve("mine"));
        Files.writeString(mine.resolve("notes"), "keep\n");
        assertThatThrownBy(() -> start("mine"))
                .isInstanceOf(InvalidSource.class)
                .hasMessageContaining("is not empty");
        assertThat(mine.resolve("notes")).hasContent("keep\n");
        assertThatThrownBy(() -> start("two words"))
                .isInstanceOf(InvalidSource.class)
                .hasMessageContaining("characters");
        try (Lab lab = start("one")) {
            assertThatThrownBy(() -> start("one"))
                    .isInstanceOf(InvalidSource.class)
                    .hasMessageContaining("a lab is up");
            assertThat(exec(lab, "db", "echo still here")).contains("still here");
        }
    }

    @Test
    void aLabThatDiedWithItsKeeperMakesWay() throws IOException {
        Path dead = Files.createDirectories(parent.resolve("one/hosts/app1"))
                .getParent()
                .getParent();
        new LabFile("dead", 1, 1, "token").write(dead);
        try (Lab lab = start("one")) {
            assertThat(exec(lab, "db", "echo anew")).contains("anew");
        }
    }

    @Test
    void othersCanLookAtItAndBreakIt() {
        try (Lab lab = start("one")) {
            RunningLab running = RunningLab.in(lab.directory().root()).orElseThrow();
            running.breakHost("app1", Fault.FAIL, Optional.empty());
            running.breakHost("app2", Fault.HANG, Optional.of("start-it"));
            List<HostView> hosts = running.hosts();
            assertThat(hosts).isEqualTo(lab.hosts());
            assertThat(hosts.stream().map(HostView::name)).containsExactly("app1", "app2", "db1", "lb1");
            assertThat(hosts.get(0).page()).isEqualTo(OptionalInt.of(8080));
            assertThat(hosts.get(0).image()).hasValue("image:1");
            assertThat(hosts.get(0).faults()).containsExactly("fail");
            assertThat(hosts.get(1).faults()).containsExactly("hang, at start-it");
            running.heal(Optional.of("app1"));
            assertThat(lab.hosts().get(0).faults()).isEmpty();
            running.heal(Optional.empty());
            assertThat(lab.hosts()).allMatch(host -> host.faults().isEmpty());
        }
        assertThat(RunningLab.in(parent.resolve("one"))).isEmpty();
    }

    @Test
    void whoHasNoTokenIsSentAway() {
        try (Lab lab = start("one")) {
            int port = LabFile.in(lab.directory().root()).orElseThrow().port();
            HttpRequest request =
                    HttpRequest.get(URI.create("http://127.0.0.1:" + port + "/status"), Duration.ofSeconds(5));
            HttpReply reply = new WebClient().send(request.withHeader("Authorization", "Bearer guessed"));
            assertThat(((HttpReply.Answer) reply).status()).isEqualTo(403);
        }
    }

    @Test
    void whatFailsToStartLeavesNothing() {
        assertThatThrownBy(() -> Lab.start(directory("one"), SMALL, (directory, shape, faults) -> {
                    throw new IllegalStateException("no services");
                }))
                .hasMessage("no services");
        assertThat(parent.resolve("one")).doesNotExist();
    }

    private Lab start(String name) {
        return Lab.start(directory(name), SMALL, BareServices::start);
    }

    private LabDirectory directory(String name) {
        return new LabDirectory(parent.resolve(name));
    }

    private String exec(Lab lab, String hosts, String script) {
        return run(lab, "exec", hosts, "-f", "1", "--", script);
    }

    private String run(Lab lab, String... words) {
        Map<String, String> environment = Map.of(
                "HOME", parent.toString(),
                "RUNBOOK_INVENTORY", lab.directory().inventory().toString());
        InProcess.Ended ended = new InProcess(parent, environment, Optional.empty())
                .type(Stream.of(words).toList());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).as(ended.out()).isZero();
        return ended.out();
    }

    private static String file(Lab lab, String name) {
        return content(lab.directory().root().resolve(name));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
