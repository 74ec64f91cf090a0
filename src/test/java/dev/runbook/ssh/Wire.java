package dev.runbook.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A stretch of network before a port of this machine, which can be cut, or swallow everything without a word. */
final class Wire implements AutoCloseable {

    final int port;
    private final ServerSocket entrance;
    private final int exit;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile long silentAfter = Long.MAX_VALUE;
    private final AtomicLong toHost = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong fromHost = new AtomicLong(Long.MAX_VALUE);

    /** @param exit the port that it leads to */
    Wire(int exit) {
        this.exit = exit;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = entrance.getLocalPort();
        start(this::accept);
    }

    /** Ends all connections; new ones are possible. */
    void cut() {
        sockets.forEach(Wire::close);
        sockets.clear();
    }

    /** Of what is sent to the host from now on, so many bytes arrive; the next ends all connections. */
    void cutAfterSending(long bytes) {
        toHost.set(bytes);
    }

    /** Of what the host sends from now on, so many bytes arrive; the next ends all connections. */
    void cutAfterReceiving(long bytes) {
        fromHost.set(bytes);
    }

    /** Takes back what was said about cutting; whether the moment had come. */
    boolean mend() {
        boolean sent = toHost.getAndSet(Long.MAX_VALUE) == Long.MAX_VALUE;
        return fromHost.getAndSet(Long.MAX_VALUE) == Long.MAX_VALUE && sent;
    }

    /** From now on nothing arrives any more, and nobody is told. */
    void silence() {
        silent = true;
    }

    /** After a silence: what was connected before is dead, new connections work. */
    void speak() {
        cut();
        silent = false;
    }

    /** Of what the host sends on each connection, only so many bytes arrive. */
    void silenceAfter(long bytes) {
        silentAfter = bytes;
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException closed) {
            // The wire is taken down.
        }
    }

    private void connect(Socket here) {
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), exit);
            sockets.addAll(List.of(here, there));
            start(() -> carry(here, there, Long.MAX_VALUE, toHost));
            start(() -> carry(there, here, silentAfter, fromHost));
        } catch (IOException nobodyThere) {
            close(here);
        }
    }

    private void carry(Socket from, Socket to, long most, AtomicLong untilCut) {
        byte[] bytes = new byte[8192];
        long carried = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                int allowed = allowed(untilCut, n);
                int passed = (int) Math.min(allowed, most - carried);
                carried += passed;
                if (!silent) {
                    out.write(bytes, 0, passed);
                }
                if (allowed < n) {
                    cut();
                    return;
                }
            }
            if (!silent) {
                close(to);
            }
        } catch (IOException cut) {
            close(to);
        }
    }

    /** How many of these bytes may pass; fewer only at the moment of the cut, which comes once. */
    private static int allowed(AtomicLong untilCut, int n) {
        long left = untilCut.getAndUpdate(until -> until == Long.MAX_VALUE || until < n ? Long.MAX_VALUE : until - n);
        return (int) Math.min(left, n);
    }

    @Override
    public void close() {
        close(entrance);
        cut();
    }

    private static void start(Runnable work) {
        Threads.named("wire").newThread(work).start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
