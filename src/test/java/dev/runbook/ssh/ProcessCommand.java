package dev.runbook.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs a command as sshd does: the streams flow independently of each other, and a process that ends is told last. */
final class ProcessCommand implements Command {

    private final String command;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private Process process;

    ProcessCommand(String command) {
        this.command = command;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        process = new ProcessBuilder("/bin/sh", "-c", command).start();
        copy(in, process.getOutputStream());
        CompletableFuture<Void> streams =
                CompletableFuture.allOf(copy(process.getInputStream(), out), copy(process.getErrorStream(), err));
        streams.thenCombine(process.onExit(), (nothing, ended) -> ended.exitValue())
                .thenAccept(exit::onExit);
    }

    @Override
    public void destroy(ChannelSession channel) throws IOException {
        process.getOutputStream().close();
    }

    private static CompletableFuture<Void> copy(InputStream from, OutputStream to) {
        var done = new CompletableFuture<Void>();
        Thread thread = new Thread(() -> {
            byte[] buffer = new byte[8192];
            try (to) {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    to.write(buffer, 0, n);
                    to.flush();
                }
            } catch (IOException closed) {
                // Whoever was at the other end is gone.
            }
            done.complete(null);
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
