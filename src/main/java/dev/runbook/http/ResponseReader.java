package dev.runbook.http;

import dev.runbook.remote.HttpReply.Answer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one response of HTTP/1.1 (RFC 9112). */
final class ResponseReader {

    private static final int LONGEST_LINE = 64 << 10;
    private static final int MOST_HEADERS = 200;

    private final InputStream in;
    private final String method;

    ResponseReader(InputStream in, String method) {
        this.in = in;
        this.method = method;
    }

    Answer read() throws IOException {
        int status = status(line());
        Map<String, String> headers = headers();
        if (status >= 100 && status < 200) {
            return read();
        }
        return new Answer(status, headers, Body.text(body(status, headers), headers));
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").toLowerCase().endsWith("chunked")) {
            return chunks();
        }
        return headers.containsKey("content-length")
                ? exactly(number(headers.get("content-length"), 10))
                : Body.checked(in.readNBytes(Body.LARGEST + 1));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = chunkSize();
        while (size > 0) {
            body.writeBytes(exactly(size));
            Body.checked(body.size());
            line();
            size = chunkSize();
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(line().split(";")[0], 16);
    }

    private byte[] exactly(int size) throws IOException {
        Body.checked(size);
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the answer broke off in its body");
        }
        return bytes;
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                throw new IOException("the answer is no HTTP: a header line is broken, or there are too many");
            }
            headers.merge(
                    line.substring(0, colon).strip().toLowerCase(),
                    line.substring(colon + 1).strip(),
                    (first, next) -> first + ", " + next);
        }
        return headers;
    }

    private static int status(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("\\d{3}")) {
            throw new IOException("the answer is no HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Math.max(0, Integer.parseInt(text.strip(), radix));
        } catch (NumberFormatException e) {
            throw new IOException("the answer is no HTTP, or larger than " + Body.LARGEST + " bytes");
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException(
                        line.size() == 0 ? "the connection was closed without an answer" : "the answer broke off");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("the answer is no HTTP: a line is too long");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
