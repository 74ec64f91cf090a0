package dev.runbook.lab.service.nginx;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One request to a server behind the balancer, over HTTP/1.1 on a connection of its own. */
final class UpstreamConnection implements Closeable {

    private static final int LONGEST_LINE = 64 << 10;
    private static final int MOST_HEADERS = 200;

    /** What stands before the body of an answer. */
    record Head(int status, List<String[]> headers) {

        String header(String name) {
            return headers.stream()
                    .filter(header -> header[0].equalsIgnoreCase(name))
                    .map(header -> header[1])
                    .findFirst()
                    .orElse("");
        }
    }

    private final Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    void connect(Peer peer, Duration connectTimeout, Duration readTimeout) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(peer.address(), millis(connectTimeout));
        socket.setSoTimeout(millis(readTimeout));
        in = new BufferedInputStream(socket.getInputStream());
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }

    Head ask(String head, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        socket.getOutputStream().write(request.toByteArray());
        Head answer = head();
        while (answer.status >= 100 && answer.status < 200) {
            answer = head();
        }
        return answer;
    }

    /** The body as a stream of its own bytes, however it is sent. */
    InputStream body(Head head) {
        if (head.header("Transfer-Encoding").toLowerCase().endsWith("chunked")) {
            return new ChunkedBody(in);
        }
        String length = head.header("Content-Length");
        return length.isEmpty() ? in : new LimitedBody(in, Long.parseLong(length));
    }

    private Head head() throws IOException {
        String[] status = line().split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("\\d{3}")) {
            throw new IOException("the server behind the balancer speaks no HTTP");
        }
        List<String[]> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                throw new IOException("the server behind the balancer sent an invalid header");
            }
            headers.add(new String[] {
                line.substring(0, colon).strip(), line.substring(colon + 1).strip()
            });
        }
        Head head = new Head(Integer.parseInt(status[1]), headers);
        if (!head.header("Content-Length").matches("\\d{0,18}")) {
            throw new IOException("the server behind the balancer sent an invalid length");
        }
        return head;
    }

    private String line() throws IOException {
        return line(in);
    }

    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server behind the balancer closed the connection");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("the server behind the balancer sent too long a line");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
