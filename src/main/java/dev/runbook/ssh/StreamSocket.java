package dev.runbook.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/** A connected socket made of two streams, so that time limits and TLS work on connections that are no sockets. */
final class StreamSocket extends Socket {

    private final Inbox inbox;
    private final OutputStream out;
    private final Runnable end;
    private volatile boolean closed;

    StreamSocket(Inbox inbox, OutputStream out, Runnable end) {
        this.inbox = inbox;
        this.out = out;
        this.end = end;
    }

    @Override
    public void connect(SocketAddress address, int timeout) {
        throw new UnsupportedOperationException("it is connected from the start");
    }

    @Override
    public InputStream getInputStream() {
        return inbox.exit();
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int millis) {
        inbox.timeout(millis);
    }

    @Override
    public int getSoTimeout() {
        return inbox.timeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        end.run();
    }
}
