package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.Unreachable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose host key is good, on a real sshd and by files that ssh-keygen has written. */
@OnOpenSsh
class HostKeyPolicyTest {

    private static final String REFUSED = "`web1` (deploy@127.0.0.1:PORT) cannot be reached: ";

    private static OpenSshHost host;

    private Operator operator;

    @BeforeAll
    static void start(@TempDir Path dir) {
        host = OpenSshHost.start(dir);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void begin(@TempDir Path home) {
        operator = new Operator(home);
        host.authorize(operator.key("id_ed25519", "-t", "ed25519"));
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void refusesAnUnknownHost() {
        assertThat(refusal("")).isEqualTo(REFUSED + """
                its host key FINGERPRINT is not known: no line for `[127.0.0.1]:PORT` in ~/.ssh/known_hosts, \
                ~/.ssh/known_hosts2; check the fingerprint, then connect once with ssh, or give --accept-new-host-keys""");
        assertThat(operator.read(".ssh/known_hosts")).isEmpty();
    }

    @Test
    void acceptsAndRecordsANewHostWhereThatIsWanted() throws Unreachable, IOException {
        Files.delete(operator.home.resolve(".ssh/known_hosts"));
        operator.set(it -> it.withHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW));
        login("");
        assertThat(operator.read(".ssh/known_hosts")).isEqualTo(host.knownHost());
        assertThat(Files.getPosixFilePermissions(operator.home.resolve(".ssh/known_hosts")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        operator.set(it -> it.withHostKeyPolicy(HostKeyPolicy.STRICT));
        login("");
    }

    @Test
    void addsToALastLineWithoutAnEnd() throws Unreachable {
        operator.write(".ssh/known_hosts", "# a note");
        login("ansible_ssh_common_args='-o StrictHostKeyChecking=accept-new'");
        assertThat(operator.read(".ssh/known_hosts")).isEqualTo("# a note\n" + host.knownHost());
    }

    @Test
    void recordsEachOfManyHostsOnce() throws Unreachable {
        operator.set(it -> it.withHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW));
        List<String> names =
                IntStream.range(1, 25).mapToObj(i -> "127.0.0." + i).toList();
        names.parallelStream().forEach(name -> loginQuietly("ansible_ssh_common_args='-o HostKeyAlias=" + name + "'"));
        String key = host.knownHost().split(" ", 2)[1];
        assertThat(operator.read(".ssh/known_hosts").lines())
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> (name + " " + key).strip()).toList());
    }

    @Test
    void recordsAHostOnceThoughManyProgramsAcceptIt() throws IOException, InterruptedException {
        Path file = operator.home.resolve(".ssh/known_hosts");
        List<Process> programs = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            programs.add(programThatAcceptsTheHost());
            programs.add(programThatAcceptsTheHost());
            awaitWaitingForLockOn(file, programs);
            lock.release();
        }
        for (Process program : programs) {
            assertThat(program.waitFor()).isZero();
        }
        assertThat(operator.read(".ssh/known_hosts")).isEqualTo(host.knownHost());
    }

    private Process programThatAcceptsTheHost() throws IOException {
        var java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Duser.home=" + operator.home,
                "dev.runbook.cli.Main",
                "exec",
                "all",
                "-i",
                "127.0.0.1:" + host.port + ",",
                "-u",
                "deploy",
                "--accept-new-host-keys",
                "--",
                "true");
        java.environment().put("HOME", operator.home.toString());
        return java.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** By now each has found that the host is unknown. */
    private static void awaitWaitingForLockOn(Path file, List<Process> programs) throws IOException {
        Pattern waiting = Pattern.compile("-> POSIX .*:" + Files.getAttribute(file, "unix:ino") + " ");
        while (waiting.matcher(Files.readString(Path.of("/proc/locks")))
                        .results()
                        .count()
                < programs.size()) {
            assertThat(programs).allMatch(Process::isAlive);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void saysThatANewKeyCannotBeRecorded() {
        operator.set(it -> it.withHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW));
        assertThat(refusal("ansible_ssh_common_args='-o UserKnownHostsFile=/proc/none/known_hosts'"))
                .isEqualTo(REFUSED + """
                        its new host key cannot be recorded in /proc/none/known_hosts: it does not exist; \
                        make the file writable, or name another one in UserKnownHostsFile""");
    }

    @Test
    void readsHashedNames() throws Unreachable {
        operator.write(".ssh/known_hosts", host.knownHost());
        Programs.run("ssh-keygen", "-q", "-H", "-f", operator.home + "/.ssh/known_hosts");
        assertThat(operator.read(".ssh/known_hosts")).startsWith("|1|").doesNotContain("127.0.0.1");
        login("");
    }

    @Test
    void refusesAChangedKeyWhateverIsWanted() {
        String other = operator.read(".ssh/id_ed25519.pub").split(" ")[1];
        operator.write(".ssh/known_hosts", "# a note\n" + host.name() + " ssh-ed25519 " + other + "\n");
        String changed = REFUSED + """
                THE HOST KEY HAS CHANGED: [127.0.0.1]:PORT now shows FINGERPRINT, which is not the key in \
                ~/.ssh/known_hosts:2; somebody may be listening in, or the host was set up anew: ask its administrator \
                for the key's fingerprint, and only if it is this one remove that line""";
        assertThat(refusal("")).isEqualTo(changed);
        operator.set(it -> it.withHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW));
        assertThat(refusal("")).isEqualTo(changed);
        assertThat(refusal("ansible_ssh_common_args='-o StrictHostKeyChecking=no'"))
                .isEqualTo(changed);
        assertThat(operator.read(".ssh/known_hosts").lines()).hasSize(2);
    }

    @Test
    void refusesAHashedHostWhoseKeyHasChanged() {
        String other = operator.read(".ssh/id_ed25519.pub").split(" ")[1];
        operator.write(".ssh/known_hosts", host.name() + " ssh-ed25519 " + other + "\n");
        Programs.run("ssh-keygen", "-q", "-H", "-f", operator.home + "/.ssh/known_hosts");
        assertThat(refusal("")).contains("THE HOST KEY HAS CHANGED", "which is not the key in ~/.ssh/known_hosts:1;");
    }

    @Test
    void refusesARevokedKeyWhateverIsWanted() {
        operator.write(
                ".ssh/known_hosts",
                host.knownHost() + "@revoked * " + host.knownHost().split(" ", 2)[1]);
        String revoked = REFUSED + """
                THE HOST KEY IS REVOKED: [127.0.0.1]:PORT shows FINGERPRINT, which ~/.ssh/known_hosts:2 says must not \
                be trusted any more; have the host make new keys, and ask its administrator for the new fingerprint""";
        assertThat(refusal("")).isEqualTo(revoked);
        assertThat(refusal("ansible_ssh_common_args='-o StrictHostKeyChecking=no'"))
                .isEqualTo(revoked);
    }

    @Test
    void readsOnlyTheFilesThatAreNamed() throws Unreachable {
        Path trusted = operator.write("trusted", host.knownHost());
        login("ansible_ssh_common_args='-o UserKnownHostsFile=" + trusted + "'");
        assertThat(operator.read(".ssh/known_hosts")).isEmpty();
    }

    private void loginQuietly(String variables) {
        try {
            login(variables);
        } catch (Unreachable refused) {
            throw new AssertionError(refused);
        }
    }

    private void login(String variables) throws Unreachable {
        operator.login(account(variables));
    }

    private String refusal(String variables) {
        return operator.refusal(account(variables))
                .replace(Integer.toString(host.port), "PORT")
                .replace(host.fingerprint(), "FINGERPRINT");
    }

    private static String account(String variables) {
        return ("ansible_user=deploy ansible_port=" + host.port + " " + variables).strip();
    }
}
