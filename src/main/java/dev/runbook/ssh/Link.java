package dev.runbook.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session with a host, logged in. */
final class Link implements ShellHost, AutoCloseable {

    /** More at once fail now and then at sshd's MaxSessions, whose default is 10. */
    private static final int MOST_CHANNELS = 4;

    private static final int OPEN_ATTEMPTS = 6;

    private final Session session;
    private final Route route;
    private final Semaphore channels = new Semaphore(MOST_CHANNELS, true);

    Link(Session session, Route route) {
        this.session = session;
        this.route = route;
    }

    @Override
    public String name() {
        return route.toString();
    }

    boolean isUp() {
        return session.isConnected();
    }

    /**
     * Whether it is up and stays so for this long. JSch closes the channels of a session that has ended before it says
     * that the session has.
     */
    boolean staysUp(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (isUp() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            pause(5);
        }
        return isUp();
    }

    /** The key that the host has proven to be its own, as {@code ssh-keygen -l} says it. */
    String hostKey() {
        byte[] blob = Base64.getDecoder().decode(session.getHostKey().getKey());
        return session.getHostKey().getType() + " " + HostKeyCheck.fingerprint(blob);
    }

    @Override
    public RemoteShell start(Gate out, Gate err, Runnable ended) throws LinkLost {
        channels.acquireUninterruptibly();
        var returned = new AtomicBoolean();
        Runnable giveBack = () -> {
            if (returned.compareAndSet(false, true)) {
                channels.release();
            }
        };
        try {
            return open(out, err, () -> {
                giveBack.run();
                ended.run();
            });
        } catch (LinkLost lost) {
            giveBack.run();
            throw lost;
        }
    }

    @Override
    public RemoteShell startAtOnce(Gate out, Gate err, Runnable ended) throws LinkLost {
        return open(out, err, ended);
    }

    StreamSocket tunnel(String host, int port, Duration timeout) throws IOException, LinkLost {
        return Tunnel.open(session, host, port, timeout);
    }

    @Override
    public void close() {
        session.disconnect();
    }

    private RemoteShell open(Gate out, Gate err, Runnable ended) throws LinkLost {
        for (int attempt = 1; ; attempt++) {
            try {
                return new SshShell(exec(out, err, ended));
            } catch (Refused busy) {
                if (attempt == OPEN_ATTEMPTS) {
                    throw new LinkLost("its sshd opens no more channels (MaxSessions, or no shell allowed)", busy);
                }
                pause(25L << attempt);
            }
        }
    }

    private ChannelExec exec(Gate out, Gate err, Runnable ended) throws LinkLost, Refused {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) Channels.open(session, "exec");
            channel.setCommand(Launch.LAUNCHER);
            channel.setOutputStream(out);
            channel.setErrStream(new EndOfStream(err, ended));
            channel.connect();
            return channel;
        } catch (JSchException e) {
            if (channel != null && channel.isClosed() && session.isConnected()) {
                throw new Refused(e);
            }
            session.disconnect();
            throw new LinkLost("the session ended", e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(Throwable cause) {
            super(cause);
        }
    }
}
