package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that break and hosts that fall silent: a command is never taken for done when it may not be. */
@OnOpenSsh
class BrokenConnectionTest {

    private static OpenSshHost host;

    private Operator operator;
    private Wire wire;

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
        wire = new Wire(host.port);
        operator = new Operator(home);
        operator.append(".ssh/known_hosts", "host " + host.knownHost().split(" ", 2)[1]);
        operator.configure("HostKeyAlias host\n");
        host.authorize(operator.key("id_ed25519", "-t", "ed25519"));
    }

    @AfterEach
    void end() {
        operator.close();
        wire.close();
    }

    @Test
    void aCommandInDoubtWhenTheConnectionIsCut() throws Exception {
        CommandResult result = runUntil(wire::cut, "");
        assertInDoubt(result);
        assertThat(result.stdout()).isEqualTo("begun\n");
    }

    @Test
    void aCommandInDoubtWhenSshdIsKilled() throws Exception {
        assertInDoubt(runUntil(() -> host.enter("pkill -KILL -u deploy sshd"), ""));
    }

    @Test
    void aCommandInDoubtWhenTheHostFallsSilent() throws Exception {
        assertInDoubt(
                runUntil(wire::silence, "ansible_ssh_common_args='-o ServerAliveInterval=1 -o ServerAliveCountMax=2'"));
    }

    @Test
    void theNextCommandConnectsAnew() throws Exception {
        Connection connection = operator.login(account(""));
        assertThat(connection.run(ShellCommand.of("echo one"), Output.IGNORED).stdout())
                .isEqualTo("one\n");
        wire.cut();
        assertThat(connection
                        .run(ShellCommand.of("echo x >> count; grep -c x count"), Output.IGNORED)
                        .stdout())
                .isEqualTo("1\n");
    }

    @Test
    void saysThatAHostDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(silent.getLocalPort(), "ansible_ssh_common_args='-o ConnectTimeout=1'"))
                    .isEqualTo(
                            "`web1` (deploy@127.0.0.1:PORT) cannot be reached: no answer within 1.0s: check that the host is up, and the address, the network and the firewall");
        }
    }

    @Test
    void saysThatAHostFallsSilentWhileKeysAreExchanged() {
        wire.silenceAfter(300);
        assertThat(refusal(wire.port, "ansible_ssh_common_args='-o ConnectTimeout=1'"))
                .startsWith("`web1` (deploy@127.0.0.1:PORT) cannot be reached: no answer within 1.0s: ");
    }

    @Test
    void saysThatAHostFallsSilentWhileWeLogIn(@TempDir Path dir) {
        try (OpenSshHost slow = OpenSshHost.start(dir, "AuthorizedKeysCommand /bin/sleep 1000")) {
            operator.write(".ssh/known_hosts", "host " + slow.knownHost().split(" ", 2)[1]);
            assertThat(refusal(slow.port, "ansible_ssh_common_args='-o ConnectTimeout=1'"))
                    .startsWith("`web1` (deploy@127.0.0.1:PORT) cannot be reached: no answer within 1.0s: ");
        }
    }

    @Test
    void saysThatAHostHangsUpWhileWeLogIn(@TempDir Path dir) {
        try (OpenSshHost slow = OpenSshHost.start(dir, "AuthorizedKeysCommand /bin/sleep 1000", "LoginGraceTime 1")) {
            operator.write(".ssh/known_hosts", "host " + slow.knownHost().split(" ", 2)[1]);
            assertThat(refusal(slow.port, ""))
                    .isEqualTo(
                            "`web1` (deploy@127.0.0.1:PORT) cannot be reached: it hung up while we logged in: look into its sshd's log, and give it time enough (LoginGraceTime)");
        }
    }

    @Test
    void saysThatNobodyListens() {
        int nobody = OpenSshHost.freePort();
        assertThat(refusal(nobody, ""))
                .isEqualTo(
                        "`web1` (deploy@127.0.0.1:PORT) cannot be reached: connection refused: check that sshd is running there, and `ansible_port`");
    }

    @Test
    void saysThatThereIsNoSuchName() {
        assertThat(operator.refusal("ansible_user=deploy ansible_host=no-such-host.invalid"))
                .isEqualTo(
                        "`web1` (deploy@no-such-host.invalid:22) cannot be reached: no address is known for `no-such-host.invalid`: check `ansible_host`, DNS or /etc/hosts");
    }

    @Test
    void saysThatTheHostHangsUp() throws IOException {
        assertThat(refusalBy("")).isEqualTo("""
                `web1` (deploy@127.0.0.1:PORT) cannot be reached: the connection broke off before SSH began \
                (connection is closed by foreign host): check that an SSH server listens there, and that it takes enough \
                logins at once (MaxStartups)""");
    }

    @Test
    void saysThatNoSshServerListens() throws IOException {
        assertThat(refusalBy("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"))
                .isEqualTo("""
                `web1` (deploy@127.0.0.1:PORT) cannot be reached: the connection broke off before SSH began \
                (it said `HTTP/1.1 400 Bad Request`): check that an SSH server listens there, and that it takes enough \
                logins at once (MaxStartups)""");
    }

    @Test
    void saysThatWhatComesIsNoSsh() throws IOException {
        assertThat(refusalBy("SSH-2.0-OpenSSH_9.2\r\n" + "no packet begins like this".repeat(100), true))
                .startsWith("`web1` (deploy@127.0.0.1:PORT) cannot be reached: the connection broke off before SSH"
                        + " began (what came was no SSH): ");
    }

    @Test
    void anInterruptEndsTheWaitingForAHostThatIsStarting() throws Exception {
        Connection connection = operator.login(account(""));
        wire.close();
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                connection.run(ShellCommand.of("true"), Output.IGNORED);
            } catch (Unreachable | RuntimeException e) {
                end.set(e);
            }
        });
        thread.start();
        Waiting.until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        thread.interrupt();
        thread.join();
        assertThat(end.get()).isInstanceOf(Unreachable.class).hasMessageStartingWith("interrupted while connecting to");
    }

    /** Lets something happen as soon as the command has begun. */
    private CommandResult runUntil(Runnable event, String variables) throws Exception {
        Connection connection = operator.login(account(variables));
        CompletableFuture<Void> begun = new CompletableFuture<>();
        begun.thenRunAsync(event);
        ShellCommand command = ShellCommand.of("echo begun; sleep 1000");
        return connection.run(command, (stream, bytes, length) -> begun.complete(null));
    }

    private void assertInDoubt(CommandResult result) {
        assertThat(result.exit()).isEqualTo(Exit.UNKNOWN);
        assertThat(result.succeeded()).isFalse();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.doubt())
                .hasValue("the connection to `web1` (deploy@127.0.0.1:" + wire.port
                        + ") was lost: the command may have run, in part or whole, or may still be running");
    }

    /** Why there is no way to a server that says this to everybody and hangs up. */
    private String refusalBy(String words) throws IOException {
        return refusalBy(words, false);
    }

    /** @param listens until the other side hangs up */
    private String refusalBy(String words, boolean listens) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Threads.named("server")
                    .newThread(() -> answer(server, words, listens))
                    .start();
            return refusal(server.getLocalPort(), "");
        }
    }

    private static void answer(ServerSocket server, String words, boolean listens) {
        try {
            while (true) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                    if (listens) {
                        client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    }
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private String refusal(int port, String variables) {
        return operator.refusal(("ansible_user=deploy ansible_port=" + port + " " + variables).strip())
                .replace(":" + port, ":PORT");
    }

    private String account(String variables) {
        return ("ansible_user=deploy ansible_port=" + wire.port + " " + variables).strip();
    }
}
