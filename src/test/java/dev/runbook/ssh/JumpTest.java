package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to a host that lead through other hosts and programs, each of them a real sshd. */
@OnOpenSsh
class JumpTest {

    private static OpenSshHost gate;
    private static OpenSshHost second;
    private static OpenSshHost inner;

    private Operator operator;

    @BeforeAll
    static void start(@TempDir Path dir) {
        gate = OpenSshHost.start(dir.resolve("gate"), "PermitOpen any");
        second = OpenSshHost.start(dir.resolve("second"));
        inner = OpenSshHost.start(dir.resolve("inner"), "AllowTcpForwarding no");
    }

    @AfterAll
    static void stop() {
        gate.close();
        second.close();
        inner.close();
    }

    @BeforeEach
    void begin(@TempDir Path home) {
        operator = new Operator(home).knows(gate).knows(second).knows(inner);
        Path key = operator.key("id_ed25519", "-t", "ed25519");
        gate.authorize(key);
        second.authorize(key);
        inner.authorize(key);
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void leadsThroughTheHostThatTheInventoryNames() throws Unreachable {
        assertThat(portsOnTheWay("ansible_ssh_common_args='-o ProxyJump=app@127.0.0.1:" + gate.port + "'"))
                .containsExactly(inner.port);
        assertThat(gate.enter("ps -o user= -C sshd")).contains("app");
        assertThat(portsOnTheWay("ansible_ssh_common_args=-J app@127.0.0.1:" + gate.port))
                .containsExactly(inner.port);
    }

    @Test
    void leadsThroughTheHostThatTheSshConfigurationNames() throws Unreachable {
        operator.configure("""
                Host gate
                  HostName 127.0.0.1
                  Port %d
                  User app
                Host inner
                  HostName 127.0.0.1
                  Port %d
                  ProxyJump gate
                """.formatted(gate.port, inner.port));
        assertThat(operator.login("ansible_host=inner ansible_user=deploy")
                        .run(ShellCommand.of("id -un"), Output.IGNORED)
                        .stdout())
                .isEqualTo("deploy\n");
        assertThat(gate.enter("ps -o user= -C sshd")).contains("app");
    }

    @Test
    void leadsThroughAChainOfHosts() throws Unreachable {
        String chain = "app@127.0.0.1:" + gate.port + ",nosudo@127.0.0.1:" + second.port;
        assertThat(portsOnTheWay("ansible_ssh_common_args='-o ProxyJump=" + chain + "'"))
                .containsExactly(inner.port);
        assertThat(gate.enter("ps -o user= -C sshd")).contains("app").doesNotContain("nosudo");
        assertThat(second.enter("ps -o user= -C sshd")).contains("nosudo");
    }

    @Test
    void leadsThroughAProgram() throws Unreachable {
        String program = "socat - TCP:%h:%p";
        assertThat(portsOnTheWay("ansible_ssh_common_args='-o ProxyCommand=\"" + program + "\"'"))
                .containsExactly(inner.port);
        operator.configure("ProxyCommand " + program + "\n");
        assertThat(portsOnTheWay("")).containsExactly(inner.port);
    }

    @Test
    void endsTheProgramWithTheConnection() throws Unreachable {
        operator.configure("ProxyCommand socat - TCP:%h:%p\n");
        operator.login(account(""));
        assertThat(programs()).isEqualTo(1);
        operator.close();
        Waiting.until(() -> programs() == 0);
    }

    @Test
    void saysWhyTheProgramFailed() {
        assertThat(refusal("ansible_ssh_common_args='-o ProxyCommand=\"ls /no/tunnel\"'"))
                .isEqualTo(
                        "`web1` (deploy@127.0.0.1:PORT) cannot be reached: ProxyCommand `ls /no/tunnel` ended with 2: ls: cannot access '/no/tunnel': No such file or directory; mend or change it");
    }

    @Test
    void saysThatAJumpHostIsUnknown() {
        operator.write(".ssh/known_hosts", inner.knownHost());
        assertThat(refusal("ansible_ssh_common_args='-o ProxyJump=app@127.0.0.1:" + gate.port + "'"))
                .isEqualTo(
                        "`127.0.0.1` (app@127.0.0.1:GATE) cannot be reached: its host key " + gate.fingerprint()
                                + " is not known: no line for `[127.0.0.1]:GATE` in ~/.ssh/known_hosts, ~/.ssh/known_hosts2; check the fingerprint, then connect once with ssh, or give --accept-new-host-keys");
    }

    @Test
    void saysThatTheWayEndsBehindTheJumpHost() {
        int nobody = OpenSshHost.freePort();
        assertThat(operator.refusal("ansible_user=deploy ansible_port=" + nobody
                        + " ansible_ssh_common_args='-o ProxyJump=app@127.0.0.1:" + gate.port + "'"))
                .isEqualTo("`web1` (deploy@127.0.0.1:" + nobody
                        + ") cannot be reached: the way through jump host `127.0.0.1` (app@127.0.0.1:" + gate.port
                        + ") ends there: connection refused: nothing answers on 127.0.0.1:" + nobody);
    }

    @Test
    void saysThatTheJumpHostForbidsIt() {
        assertThat(operator.refusal("ansible_user=deploy ansible_port=" + gate.port
                        + " ansible_ssh_common_args='-o ProxyJump=app@127.0.0.1:" + inner.port + "'"))
                .isEqualTo("`web1` (deploy@127.0.0.1:" + gate.port
                        + ") cannot be reached: the way through jump host `127.0.0.1` (app@127.0.0.1:" + inner.port
                        + ") ends there: its sshd does not allow connections to 127.0.0.1:" + gate.port
                        + " (AllowTcpForwarding, PermitOpen)");
    }

    @Test
    void saysThatJumpsGoInACircle() {
        operator.configure("Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n");
        assertThat(operator.refusal("ansible_host=a"))
                .isEqualTo("the SSH configuration jumps in a circle: look at ProxyJump of `b`");
    }

    @Test
    void saysThatAHopIsNoHost() {
        assertThat(operator.refusal("ansible_ssh_common_args='-o ProxyJump=a:b:c'"))
                .isEqualTo("`a:b:c` in ProxyJump is no host: write user@host:port");
    }

    /** The port of sshd to which the host says that we are connected. */
    private List<Integer> portsOnTheWay(String variables) throws Unreachable {
        String said = operator.login(account(variables))
                .run(ShellCommand.of("echo $SSH_CONNECTION"), Output.IGNORED)
                .stdout();
        return List.of(Integer.valueOf(said.strip().split(" ")[3]));
    }

    private static long programs() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/socat"))
                .count();
    }

    private String refusal(String variables) {
        return operator.refusal(account(variables))
                .replace(":" + inner.port, ":PORT")
                .replace(":" + gate.port, ":GATE");
    }

    private static String account(String variables) {
        return ("ansible_user=deploy ansible_port=" + inner.port + " " + variables).strip();
    }
}
