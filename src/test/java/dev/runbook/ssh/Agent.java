package dev.runbook.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real ssh-agent, which ends when it is closed. */
final class Agent implements AutoCloseable {

    private final Path socket;
    private final Process process;

    Agent(Path home) {
        socket = home.resolve("agent");
        try {
            process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (process.isAlive() && !Files.exists(socket)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    Path socket() {
        return socket;
    }

    void add(Path key) {
        Programs.run(Map.of("SSH_AUTH_SOCK", socket.toString()), "ssh-add", "-q", key.toString());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
