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

/** A stretch of network before a port of this machine, which can be cut, or swallow everything without a word. */
final class Wire implements AutoCloseable {

    final int port;
    private final ServerSocket entrance;
    private final int exit;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile long silentAfter = Long.MAX_VALUE;

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

    /** From now on nothing arrives any more, and nobody is told. */
    void silence() {
        silent = true;
    }

    /** Of what the host sends on each connection, only so many bytes arrive. */
    void silenceAfter(long bytes) {
        silentAfter = bytes;
    }

    private void accept() {
        try {
            while (true) {
                Socket here = entrance.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), exit);
                sockets.addAll(List.of(here, there));
                start(() -> carry(here, there, Long.MAX_VALUE));
                start(() -> carry(there, here, silentAfter));
            }
        } catch (IOException closed) {
            // The wire is taken down.
        }
    }

    private void carry(Socket from, Socket to, long most) {
        byte[] bytes = new byte[8192];
        long carried = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                int passed = (int) Math.min(n, most - carried);
                carried += passed;
                if (!silent) {
                    out.write(bytes, 0, passed);
                }
            }
            if (!silent) {
                close(to);
            }
        } catch (IOException cut) {
            close(to);
        }
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
