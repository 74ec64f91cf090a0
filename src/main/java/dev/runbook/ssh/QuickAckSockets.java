package dev.runbook.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/**
 * TCP connections that acknowledge at once where the system can: sshd's Nagle and a delayed acknowledgement cost the
 * first command 40 ms. Linux forgets the option, so it is set again before each read.
 */
final class QuickAckSockets implements SocketFactory {

    private static final int LONGEST_GREETING = 200;

    private final Duration timeout;
    private final StringBuffer greeting = new StringBuffer();

    QuickAckSockets(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        Socket socket = new Socket();
        try {
            socket.connect(address, (int) timeout.toMillis());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    /** The first line that the other end sent, as far as it has come; SSH servers say their version in it. */
    String greeting() {
        return greeting.toString().lines().findFirst().orElse("").strip();
    }

    private void hear(byte[] bytes, int from, int length) {
        int heard = Math.min(length, LONGEST_GREETING - greeting.length());
        if (heard > 0) {
            greeting.append(new String(bytes, from, heard, StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
        boolean quick = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        return new Hearing(quick ? new QuickAck(socket) : socket.getInputStream());
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
        return socket.getOutputStream();
    }

    private final class Hearing extends FilterInputStream {

        Hearing(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            hear(bytes, from, count);
            return count;
        }
    }

    private static final class QuickAck extends FilterInputStream {

        private final Socket socket;

        QuickAck(Socket socket) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return super.read(bytes, from, length);
        }
    }
}
