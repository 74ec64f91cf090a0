package dev.runbook.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Starts shells on this machine. */
final class LocalShells implements ShellHost {

    private static final Executor READERS = Executors.newCachedThreadPool(Threads.named("local command"));

    private final Path home;
    private final boolean endsWithShell;

    /** @param home of the user who runs the program */
    LocalShells(Path home) {
        this(home, true);
    }

    private LocalShells(Path home, boolean endsWithShell) {
        this.home = home;
        this.endsWithShell = endsWithShell;
    }

    /** Shells that can be cut off from what they have begun. */
    LocalShells forJobs() {
        return new LocalShells(home, false);
    }

    @Override
    public String name() {
        return "this machine";
    }

    @Override
    public RemoteShell start(Gate out, Gate err, Runnable ended) throws LinkLost {
        try {
            Process process = shell().start();
            CompletableFuture.allOf(
                            drain(process.getInputStream(), out),
                            drain(process.getErrorStream(), err),
                            process.onExit())
                    .whenComplete((nothing, failure) -> ended.run());
            return new LocalShell(process, endsWithShell);
        } catch (IOException e) {
            throw new LinkLost("no shell can be started on this machine: " + e.getMessage(), e);
        }
    }

    private ProcessBuilder shell() {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", StdinLine.LISTEN);
        shell.environment().put("HOME", home.toString());
        return shell;
    }

    private CompletableFuture<Void> drain(InputStream from, OutputStream to) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        from.transferTo(to);
                    } catch (IOException cut) {
                        // The stream was closed since nobody listens any more.
                    }
                },
                READERS);
    }

    private record LocalShell(Process process, boolean endsWithShell) implements RemoteShell {

        @Override
        public OutputStream stdin() {
            return process.getOutputStream();
        }

        @Override
        public OptionalInt exitCode() {
            return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
        }

        @Override
        public void cut() {
            if (endsWithShell) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
            }
            process.destroyForcibly();
        }
    }
}
