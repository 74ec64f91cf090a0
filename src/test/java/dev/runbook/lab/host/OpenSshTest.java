package dev.runbook.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A lab's host as the ssh that everybody has sees it. */
@Timeout(60)
@ExtendWith(OpenSsh.class)
class OpenSshTest {

    private Servers servers;
    private HostServer server;

    private record Ended(int exit, byte[] out, String err) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        servers = new Servers(directory);
        server = servers.start("app1");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void takesKeyAndKnownHostsAsTheyAreWritten() throws Exception {
        Ended ended = ssh(new byte[0], "echo $LAB_HOST; echo no >&2; exit 9");
        assertThat(ended.text()).isEqualTo("app1\n");
        assertThat(ended.err()).isEqualTo("no\n");
        assertThat(ended.exit()).isEqualTo(9);
    }

    @Test
    void refusesAHostKeyThatIsNotTheWrittenOne() throws Exception {
        Files.writeString(
                servers.knownHosts(),
                "[127.0.0.1]:" + server.port() + " " + SshKey.generate().publicLine() + "\n");
        Ended ended = ssh(new byte[0], "echo in");
        assertThat(ended.text()).isEmpty();
        assertThat(ended.exit()).isEqualTo(255);
    }

    @Test
    void carriesBytesBothWays() throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        assertThat(ssh(bytes, "cat").out()).isEqualTo(bytes);
    }

    @Test
    void givesAShellThatSaysWhereItIs() throws Exception {
        Ended ended = ssh("echo in $LAB_HOST\nexit 5\n".getBytes(StandardCharsets.UTF_8));
        assertThat(ended.text()).isEqualTo("in app1\n");
        assertThat(ended.err()).contains("this is app1\n").contains("lab@app1 $ ");
        assertThat(ended.exit()).isEqualTo(5);
    }

    @Test
    void leadsToPortsOfTheLoopback() throws Exception {
        try (WebServer web = WebServer.saying("hello")) {
            byte[] question = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8);
            Ended ended = ssh(question, List.of("-W", "127.0.0.1:" + web.uri().getPort()), List.of());
            assertThat(ended.text()).startsWith("HTTP/1.1 200 OK").endsWith("hello");
        }
    }

    private Ended ssh(byte[] input, String... command) throws Exception {
        return ssh(input, List.of(), List.of(command));
    }

    private Ended ssh(byte[] input, List<String> options, List<String> command) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("ssh", "-F", "none", "-i", servers.key().toString()));
        words.addAll(List.of("-o", "UserKnownHostsFile=" + servers.knownHosts(), "-o", "BatchMode=yes"));
        words.addAll(List.of("-o", "StrictHostKeyChecking=yes", "-p", Integer.toString(server.port())));
        words.addAll(options);
        words.add(HostServer.USER + "@" + HostServer.ADDRESS);
        words.addAll(command);
        Process ssh = new ProcessBuilder(words).start();
        try {
            var out = CompletableFuture.supplyAsync(() -> read(ssh.getInputStream()));
            var err = CompletableFuture.supplyAsync(() -> read(ssh.getErrorStream()));
            try (OutputStream stdin = ssh.getOutputStream()) {
                stdin.write(input);
            }
            return new Ended(ssh.waitFor(), out.join(), new String(err.join(), StandardCharsets.UTF_8));
        } finally {
            ssh.destroyForcibly();
        }
    }

    private static byte[] read(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
