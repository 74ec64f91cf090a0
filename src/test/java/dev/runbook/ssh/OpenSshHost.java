package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A real sshd on a free port of this machine, with users, sudo's rules and folders of its own; see
 * {@code resources/ssh/openssh-host}. Nothing of it has a name outside, and it ends with this process.
 */
final class OpenSshHost implements AutoCloseable {

    /** Of {@code deploy}, who may use sudo with it, and of {@code nosudo}. */
    static final String PASSWORD = "pa$$ 'w\"ö\\n";

    /** Of {@code app}, who may use sudo without it. */
    static final String APP_PASSWORD = "ap p%";

    private static final String SUDOERS = """
            Defaults env_reset
            Defaults use_pty
            Defaults secure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            root ALL=(ALL:ALL) ALL
            deploy ALL=(ALL:ALL) ALL
            app ALL=(ALL:ALL) NOPASSWD: ALL
            """;

    private static final String SSHD = """
            Port %d
            ListenAddress 127.0.0.1
            HostKey %s
            PidFile none
            UsePAM no
            KbdInteractiveAuthentication no
            AuthorizedKeysCommand /bin/cat %s
            AuthorizedKeysCommandUser root
            """;

    final int port = freePort();
    private final Path dir;
    private final Process process;

    private OpenSshHost(Path dir, List<String> config) {
        this.dir = dir;
        write("sudoers", SUDOERS);
        write("authorized_keys", "");
        if (!Files.exists(hostKey())) {
            Programs.run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    hostKey().toString());
        }
        write(
                "sshd_config",
                String.join("\n", config) + "\n" + SSHD.formatted(port, hostKey(), dir.resolve("authorized_keys")));
        process = begin();
        awaitListening();
    }

    /** @param config lines of sshd_config; the first line of a name counts */
    static OpenSshHost start(Path dir, String... config) {
        return new OpenSshHost(dir, List.of(config));
    }

    private Process begin() {
        try {
            String script =
                    Path.of("test/resources/ssh/openssh-host").toAbsolutePath().toString();
            Process host = new ProcessBuilder(
                            "unshare",
                            "--mount",
                            "--pid",
                            "--fork",
                            "--kill-child",
                            "--mount-proc",
                            script,
                            dir.toString())
                    .redirectErrorStream(true)
                    .start();
            host.getOutputStream().write((PASSWORD + "\n" + APP_PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
            host.getOutputStream().flush();
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps sshd's log from filling its pipe, too. */
    private void awaitListening() {
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        try {
            String line = log.readLine();
            while (line != null && !line.startsWith("Server listening")) {
                lines.add(line);
                line = log.readLine();
            }
            assertThat(line).as(() -> String.join("\n", lines)).isNotNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Threads.named("log of sshd")
                .newThread(() -> log.lines().forEach(line -> {}))
                .start();
    }

    /** From now on this key opens every account. */
    void authorize(Path privateKey) {
        try {
            String key = Files.readString(Path.of(privateKey + ".pub"));
            Files.writeString(dir.resolve("authorized_keys"), key, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that its sshd reads. */
    Path config() {
        return dir.resolve("sshd_config");
    }

    private Path hostKey() {
        return dir.resolve("host_key");
    }

    /** Its name in known_hosts. */
    String name() {
        return "[127.0.0.1]:" + port;
    }

    /** Its line in known_hosts. */
    String knownHost() {
        try {
            String[] words = Files.readString(Path.of(hostKey() + ".pub")).split(" ");
            return name() + " " + words[0] + " " + words[1] + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As ssh-keygen shows it. */
    String fingerprint() {
        return Programs.run("ssh-keygen", "-l", "-f", hostKey().toString()).split(" ")[1];
    }

    /** What a script writes that root runs there. */
    String enter(String script) {
        long init = process.children().findFirst().orElseThrow().pid();
        return Programs.run("nsenter", "-t", Long.toString(init), "-m", "-p", "sh", "-c", script);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a host ends", e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(Files.createDirectories(dir).resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
