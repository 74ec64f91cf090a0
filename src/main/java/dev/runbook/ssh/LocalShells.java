package dev.runbook.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Starts shells on this machine. */
final class LocalShells implements ShellHost {

    private final Executor readers = Executors.newCachedThreadPool(Threads.named("local command"));

    @Override
    public String name() {
        return "this machine";
    }

    @Override
    public RemoteShell start(Gate out, Gate err, Runnable ended) throws LinkLost {
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", StdinLine.LISTEN).start();
            CompletableFuture.allOf(
                            drain(process.getInputStream(), out),
                            drain(process.getErrorStream(), err),
                            process.onExit())
                    .whenComplete((nothing, failure) -> ended.run());
            return new LocalShell(process);
        } catch (IOException e) {
            throw new LinkLost("no shell can be started on this machine: " + e.getMessage(), e);
        }
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
                readers);
    }

    private record LocalShell(Process process) implements RemoteShell {

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
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
