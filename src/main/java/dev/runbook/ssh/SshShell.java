package dev.runbook.ssh;

import com.jcraft.jsch.ChannelExec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;

/** A shell on a channel of a session. */
final class SshShell implements RemoteShell {

    /** The names of RFC 4254, 6.10, at the numbers that they have on Linux. */
    private static final List<String> SIGNALS = List.of(
            "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM");

    private final ChannelExec channel;

    SshShell(ChannelExec channel) {
        this.channel = channel;
    }

    @Override
    public OutputStream stdin() {
        try {
            return channel.getOutputStream();
        } catch (IOException e) {
            throw new IllegalStateException("JSch makes the stream without asking the host", e);
        }
    }

    @Override
    public OptionalInt exitCode() {
        String signal = channel.getExitSignal();
        if (signal != null) {
            int number = SIGNALS.indexOf(signal);
            return OptionalInt.of(128 + Math.max(number, 0));
        }
        return channel.getExitStatus() < 0 ? OptionalInt.empty() : OptionalInt.of(channel.getExitStatus());
    }

    @Override
    public void cut() {
        channel.disconnect();
    }
}
