package dev.runbook.lab.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** One command on a host: a process whose streams and exit code go through as they are, unless a fault is in the way. */
final class HostCommand implements Command {

    /** What sh says of a command that cannot be executed. */
    private static final int NOT_STARTED = 126;

    private final LabHost host;
    private final List<String> words;
    private final Burden burden;
    private final ExecutorService threads;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;

    HostCommand(LabHost host, List<String> words, FaultBoard faults, ExecutorService threads) {
        this.host = host;
        this.words = words;
        this.burden = new Burden(host.name(), faults);
        this.threads = threads;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        threads.execute(this::run);
    }

    /** Whoever asked has gone. The process runs on, as it does behind sshd, and notices when it writes or reads. */
    @Override
    public void destroy(ChannelSession channel) {
        burden.abandon();
    }

    private void run() {
        burden.begin();
        try {
            Process process = host.start(words);
            CompletableFuture<Void> streams =
                    CompletableFuture.allOf(flow(process.getInputStream(), out), flow(process.getErrorStream(), err));
            streams.thenCombine(process.onExit(), (nothing, ended) -> ended.exitValue())
                    .thenAcceptAsync(this::finish, threads);
            new Stdin(burden).copy(in, process.getOutputStream());
        } catch (IOException e) {
            say("lab: `" + String.join(" ", words) + "` cannot be started: " + e.getMessage());
            exit.onExit(NOT_STARTED);
        }
    }

    private CompletableFuture<Void> flow(InputStream from, OutputStream to) {
        return CompletableFuture.runAsync(() -> new Outflow(burden).copy(from, to), threads);
    }

    private void finish(int code) {
        if (burden.isSilent()) {
            return;
        }
        if (burden.isSaidToFail()) {
            say(Burden.FAILURE);
        }
        exit.onExit(burden.isSaidToFail() ? 1 : code);
    }

    private void say(String line) {
        try {
            err.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException gone) {
            // Nobody is there to read it.
        }
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
