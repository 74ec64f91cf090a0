package dev.runbook.lab.service.network;

import java.io.IOException;
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
            keeper = bound(number);
        }
    }

    /** A socket that listens on it. */
    public ServerSocket listen() throws IOException {
        release();
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
