package dev.runbook.lab.service.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port of the loopback that is kept for one service. As long as the service does not listen, it is bound and refuses
 * connections, so nobody else can take it.
 */
public final class Port implements AutoCloseable {

    /** How many connections may wait to be accepted. */
    public static final int BACKLOG = 128;

    private static final int ATTEMPTS = 1000;

    private static final int PAUSE = 5;

    private final int number;
    private Socket keeper;

    private Port(Socket keeper) {
        this.keeper = keeper;
        this.number = keeper.getLocalPort();
    }

    /** Any port that is free. */
    public static Port reserve() throws IOException {
        return new Port(bound(0));
    }

    /** This very port. */
    public static Port take(int number) throws IOException {
        return new Port(bound(number));
    }

    public int number() {
        return number;
    }

    public InetSocketAddress address() {
        return address(number);
    }

    /** Lets go of it, right before the service listens. */
    public synchronized void release() throws IOException {
        keeper.close();
    }

    /** Takes it again, right after the service has stopped to listen. */
    public synchronized void keep() throws IOException {
        if (keeper.isClosed()) {
            keeper = patiently(() -> bound(number));
        }
    }

    /** Something that takes a port. */
    interface Taking<T> {
        T take() throws IOException;
    }

    /**
     * A process that is being started holds for a moment copies of all sockets that were open when it was begun. So a port
     * whose socket is closed may still be taken.
     */
    static <T> T patiently(Taking<T> taking) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return taking.take();
            } catch (BindException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a port");
        }
    }

    /** A socket that listens on it. */
    public ServerSocket listen() throws IOException {
        release();
        return patiently(this::listening);
    }

    private ServerSocket listening() throws IOException {
        ServerSocket listening = new ServerSocket();
        try {
            listening.setReuseAddress(true);
            listening.bind(address(), BACKLOG);
            return listening;
        } catch (IOException e) {
            listening.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        release();
    }

    private static Socket bound(int number) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address(number));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static InetSocketAddress address(int number) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    }
}
