package dev.runbook.ssh;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Leads a session through something that is no TCP connection of ours: another host's session, or a program. */
final class DetourProxy implements Proxy {

    /** Makes the connection. */
    interface Detour {
        StreamSocket to(String host, int port) throws IOException;
    }

    private final Detour detour;
    private StreamSocket socket;

    DetourProxy(Detour detour) {
        this.detour = detour;
    }

    @Override
    public void connect(SocketFactory ignored, String host, int port, int timeout) throws IOException {
        socket = detour.to(host, port);
    }

    @Override
    public InputStream getInputStream() {
        return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return socket.getOutputStream();
    }

    @Override
    public Socket getSocket() {
        return socket;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
