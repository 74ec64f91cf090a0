package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on a real sshd, as far as it differs from other servers: shells, limits, signals, floods. */
@OnOpenSsh
class OpenSshCommandTest {

    private static final String WILD = "'\"\\ $HOME `id` $(id) !x %s \\n *?[a] ;&|<>(){}~# äöü€🙂\t\r\u0001\nnext\n";

    private static OpenSshHost host;

    private Operator operator;

    @BeforeAll
    static void start(@TempDir Path dir) {
        host = OpenSshHost.start(dir, "MaxSessions 10", "ForceCommand none");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void begin(@TempDir Path home) {
        operator = new Operator(home).knows(host);
        host.authorize(operator.key("id_ed25519", "-t", "ed25519"));
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash", "/bin/dash"})
    void everyCharacterArrivesWhateverTheLoginShell(String shell) throws Unreachable {
        host.enter("usermod -s " + shell + " deploy");
        ShellCommand command = ShellCommand.of(
                        "printf %s " + ShellCommand.quote(WILD) + "; printf %s \"$WILD\" >&2; cat")
                .withEnvironment(Map.of("WILD", WILD))
                .withInput(WILD.getBytes(StandardCharsets.UTF_8));
        CommandResult result = run("deploy", command);
        assertThat(result.stdout()).isEqualTo(WILD + WILD);
        assertThat(result.stderr()).isEqualTo(WILD);
    }

    @Test
    void theNoiseOfStartUpFilesIsNoOutput() throws Unreachable {
        host.enter("usermod -s /bin/bash app; echo 'echo welcome; echo mind the step >&2' > ~app/.bashrc");
        CommandResult result = run("app", ShellCommand.of("echo out; echo err >&2"));
        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("err\n");
    }

    @Test
    void floodsOnBothStreamsAtOnceArriveWhole() throws Unreachable {
        String flood = "(seq -f 'out %.0f' 900000; :) & seq -f 'err %.0f' 900000 >&2; wait";
        CommandResult result = run("deploy", ShellCommand.of(flood));
        assertThat(result.rc()).isZero();
        assertThat(lines(result.stdout())).isEqualTo(900_000);
        assertThat(lines(result.stderr())).isEqualTo(900_000);
        assertThat(result.stdout())
                .startsWith("out 1\nout 2\n")
                .endsWith("out 900000\n")
                .doesNotContain("err");
        assertThat(result.stderr())
                .startsWith("err 1\nerr 2\n")
                .endsWith("err 900000\n")
                .doesNotContain("out");
    }

    @Test
    void everyByteArrives() throws Unreachable {
        byte[] bytes = new byte[256 * 3000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i + i / 256);
        }
        CommandResult result = run("deploy", ShellCommand.of("tee /dev/stderr").withInput(bytes));
        assertThat(result.out()).isEqualTo(bytes);
        assertThat(result.err()).isEqualTo(bytes);
    }

    @Test
    void aTimeLimitEndsChildrenOfChildren() throws Unreachable {
        String script = "trap '' TERM; sh -c 'sh -c \"sleep 5432; :\" & sleep 5432; :' & sleep 5432 | sleep 5432; :";
        CommandResult result = run("deploy", ShellCommand.of(script).within(Duration.ofSeconds(1)));
        assertThat(result.exit()).isEqualTo(Exit.TIMED_OUT);
        assertThat(host.enter("ps -eo args")).contains("sshd").doesNotContain("5432");
    }

    @Test
    void aTimeLimitLeavesOtherCommandsAlone() throws Exception {
        Connection connection = operator.login(account("deploy"));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<CommandResult> other =
                pool.submit(() -> connection.run(ShellCommand.of("sleep 3; echo whole"), Output.IGNORED));
        CommandResult killed =
                connection.run(ShellCommand.of("sleep 5432").within(Duration.ofMillis(300)), Output.IGNORED);
        assertThat(killed.exit()).isEqualTo(Exit.TIMED_OUT);
        assertThat(other.get().stdout()).isEqualTo("whole\n");
        pool.shutdown();
    }

    @Test
    void moreCommandsAtOnceThanSshdAllows() throws Exception {
        Connection connection = operator.login(account("deploy"));
        List<CommandResult> results = atOnce(60, connection, ShellCommand.of("sleep 0.1; echo done"));
        assertThat(results).hasSize(60).allMatch(result -> result.stdout().equals("done\n"));
    }

    @Test
    void manyCommandsWhoseTimeIsOverAtOnce() throws Exception {
        Connection connection = operator.login(account("deploy"));
        List<CommandResult> results =
                atOnce(12, connection, ShellCommand.of("sleep 5432").within(Duration.ofSeconds(1)));
        assertThat(results).hasSize(12).allMatch(result -> result.exit() == Exit.TIMED_OUT);
        assertThat(host.enter("ps -eo args")).contains("sshd").doesNotContain("5432");
    }

    @Test
    void saysThatSshdGivesNoShell() throws Unreachable {
        Connection connection = operator.login(account("noshell"));
        assertThatThrownBy(() -> connection.run(ShellCommand.of("true"), Output.IGNORED))
                .isInstanceOf(Unreachable.class)
                .hasMessage("`web1` (noshell@127.0.0.1:" + host.port + ") accepted the login but gave no shell "
                        + "(This account is currently not available.): use a user whose login shell is a POSIX shell");
    }

    @Test
    void saysThatSshdOpensNoSessions(@TempDir Path dir) throws Unreachable {
        try (OpenSshHost closed = OpenSshHost.start(dir, "MaxSessions 0")) {
            operator.knows(closed);
            closed.authorize(operator.home.resolve(".ssh/id_ed25519"));
            Connection connection = operator.login("ansible_user=deploy ansible_port=" + closed.port);
            assertThatThrownBy(() -> connection.run(ShellCommand.of("true"), Output.IGNORED))
                    .isInstanceOf(Unreachable.class)
                    .hasMessage(
                            "`web1` (deploy@127.0.0.1:" + closed.port
                                    + ") cannot be reached: its sshd opens no more channels (MaxSessions, or no shell allowed)");
        }
    }

    @Test
    void saysThatNoAlgorithmIsShared(@TempDir Path dir) {
        try (OpenSshHost strange = OpenSshHost.start(dir, "Ciphers chacha20-poly1305@openssh.com")) {
            assertThat(operator.knows(strange).refusal("ansible_user=deploy ansible_port=" + strange.port))
                    .isEqualTo(
                            "`web1` (deploy@127.0.0.1:" + strange.port
                                    + ") cannot be reached: it shares no cipher with us: it offers chacha20-poly1305@openssh.com, wanted one of "
                                    + "aes128-gcm@openssh.com,aes128-ctr,aes256-gcm@openssh.com,aes192-ctr,aes256-ctr; allow one of these in its sshd_config");
        }
    }

    private List<CommandResult> atOnce(int count, Connection connection, ShellCommand command) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<Future<CommandResult>> futures = Stream.generate(
                            () -> pool.submit(() -> connection.run(command, Output.IGNORED)))
                    .limit(count)
                    .toList();
            List<CommandResult> results = new ArrayList<>();
            for (Future<CommandResult> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private CommandResult run(String user, ShellCommand command) throws Unreachable {
        return operator.login(account(user)).run(command, Output.IGNORED);
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private static String account(String user) {
        return "ansible_port=" + host.port + " ansible_user=" + user;
    }
}
