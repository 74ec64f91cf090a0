package dev.runbook.action.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.action.Call;
import dev.runbook.action.LocalHost;
import dev.runbook.action.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one look of wait_for really sees, in each shell and with each program that can try a port. */
class WaitForOnHostTest {

    private static final String HOSTS = "dev.runbook.action.LocalHost#all";

    @TempDir
    Path dir;

    @ParameterizedTest
    @MethodSource(HOSTS)
    void seesWhetherAPortIsOpen(LocalHost host) throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(host.perform(look("{port: " + port + "}")).failure()).isEmpty();
            assertThat(host.perform(look("{port: " + port + ", state: stopped}"))
                            .failure())
                    .hasValue("port " + port + " of `127.0.0.1` is open");
        }
        assertThat(host.perform(look("{port: " + port + "}")).failure())
                .hasValue("port " + port + " of `127.0.0.1` is closed");
        assertThat(host.perform(look("{port: " + port + ", state: stopped}")).failure())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostsWithOneProgram")
    void triesAPortWithWhatTheHostHas(LocalHost host) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();
            assertThat(host.perform(look("{port: " + port + "}")).failure()).isEmpty();
        }
    }

    @Test
    void saysWhenTheHostCannotTry() {
        LocalHost bare = new LocalHost("bare", List.of("/bin/sh"), dir.toString());

        assertThat(bare.perform(look("{port: 1}")).failure())
                .hasValue(
                        "the host has neither `bash`, `nc` nor `python3` to try a port with; wait for a `url` instead");
    }

    @Test
    void takesAPortThatNeverAnswersForClosed() throws IOException {
        Path bash = Files.writeString(dir.resolve("bash"), "#!/bin/sh\nexec /bin/sleep 60\n");
        assertThat(bash.toFile().setExecutable(true)).isTrue();
        LocalHost host = new LocalHost("behind a silent firewall", List.of("/bin/sh"), dir.toString());

        assertThat(host.perform(look("{port: 1, connect_timeout: 200ms}")).failure())
                .hasValue("port 1 of `127.0.0.1` did not answer within 0.2s");
        assertThat(host.perform(look("{port: 1, connect_timeout: 200ms, state: stopped}"))
                        .failure())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void countsTheConnectionsOfAPort(LocalHost host) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();
            Operation look = look("{port: " + port + ", state: drained}");
            assertThat(host.perform(look).failure()).isEmpty();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket accepted = server.accept()) {
                assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
                assertThat(host.perform(look).failure()).hasValue("port " + port + " still has 1 connections");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void seesWhetherAPathExists(LocalHost host) throws IOException {
        Path file = Files.writeString(dir.resolve("a b"), "");

        assertThat(host.perform(look("{path: $}", file)).failure()).isEmpty();
        assertThat(host.perform(look("{path: $, state: absent}", file)).failure())
                .hasValue("`" + file + "` is present");
    }

    static Stream<LocalHost> hostsWithOneProgram() {
        return Stream.of("bash", "nc", "python3")
                .map(program -> onlyWith(program))
                .flatMap(found -> found);
    }

    private static Stream<LocalHost> onlyWith(String program) {
        Path bin = Path.of("target", "only-" + program).toAbsolutePath();
        try {
            Files.createDirectories(bin);
            for (String each : new String[] {program, "grep"}) {
                Path real = Path.of("/usr/bin", each);
                if (!Files.isExecutable(real)) {
                    return Stream.empty();
                }
                Files.deleteIfExists(bin.resolve(each));
                Files.createSymbolicLink(bin.resolve(each), real);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Stream.of(new LocalHost("only " + program, List.of("/bin/sh"), bin.toString()));
    }

    private Operation look(String yaml, Object... texts) {
        return ((Operation.Await) Call.of("wait_for", dir).with(yaml, texts)).probe();
    }
}
