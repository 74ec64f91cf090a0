package dev.runbook.lab.service.nginx;

import com.sun.net.httpserver.HttpExchange;
import dev.runbook.lab.service.nginx.Place.Target;
import dev.runbook.lab.service.nginx.UpstreamConnection.Head;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes a request on to the servers of an upstream, one after the other until one answers. */
final class Proxy {

    private static final Set<String> BETWEEN_TWO = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "expect");

    private static final Set<String> SAFE_TWICE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE");

    private static final int BAD_GATEWAY = 502;
    private static final int TIMED_OUT = 504;
    private static final int TOO_LARGE = 413;

    private final Exchange exchange;
    private final Location location;
    private final Target target;

    Proxy(Exchange exchange, Location location, Target target) {
        this.exchange = exchange;
        this.location = location;
        this.target = target;
    }

    void pass() throws IOException {
        Optional<byte[]> body = body();
        if (body.isEmpty()) {
            Answers.send(exchange, location.place(), TOO_LARGE, "");
            return;
        }
        exchange.set("proxy_host", target.host());
        String head = head(body.get());
        int failure = BAD_GATEWAY;
        Upstream.Round round = target.upstream().round();
        for (Optional<Peer> peer = round.next(); peer.isPresent(); peer = round.next()) {
            Attempt attempt = new Attempt(peer.get());
            if (attempt.isAnswered(head, body.get())) {
                return;
            }
            failure = attempt.timedOut ? TIMED_OUT : BAD_GATEWAY;
            if (attempt.isFinal()) {
                break;
            }
        }
        Answers.send(exchange, location.place(), failure, "");
    }

    /** All of it, as nginx keeps it before it asks anybody; empty if it is too large. */
    private Optional<byte[]> body() throws IOException {
        int limit = (int)
                Math.min(Integer.MAX_VALUE - 8, location.place().largestBody().orElse(Long.MAX_VALUE));
        byte[] body = exchange.http().getRequestBody().readNBytes(limit == Integer.MAX_VALUE - 8 ? limit : limit + 1);
        return body.length > limit ? Optional.empty() : Optional.of(body);
    }

    /** One server that is asked. */
    private final class Attempt {

        private final Peer peer;
        private boolean sent;
        private boolean timedOut;

        Attempt(Peer peer) {
            this.peer = peer;
        }

        boolean isAnswered(String head, byte[] body) throws IOException {
            try (UpstreamConnection connection = new UpstreamConnection()) {
                Head answer;
                try {
                    connection.connect(
                            peer,
                            location.place().connectTimeout(),
                            location.place().readTimeout());
                    sent = true;
                    answer = connection.ask(head, body);
                } catch (IOException failure) {
                    timedOut = failure instanceof SocketTimeoutException;
                    target.upstream().failed(peer);
                    return false;
                }
                target.upstream().succeeded(peer);
                answer(answer, connection.body(answer));
                return true;
            }
        }

        /** What was sent once and is not safe twice is sent to no other. */
        boolean isFinal() {
            return sent && !SAFE_TWICE.contains(exchange.http().getRequestMethod());
        }
    }

    private String head(byte[] body) {
        HttpExchange http = exchange.http();
        StringBuilder head = new StringBuilder();
        head.append(http.getRequestMethod()).append(' ').append(path()).append(" HTTP/1.1\r\n");
        Map<String, Text> own = location.place().proxyHeaders();
        if (own.keySet().stream().noneMatch("host"::equalsIgnoreCase)) {
            append(head, "Host", target.host());
        }
        own.forEach((name, value) -> append(head, name, value.in(exchange)));
        http.getRequestHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && own.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                values.forEach(value -> append(head, name, value));
            }
        });
        if (body.length > 0 || http.getRequestHeaders().containsKey("Content-Length")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString();
    }

    /** An empty value leaves the header out; those of the connection are not the client's to say. */
    private static void append(StringBuilder head, String name, String value) {
        if (!value.isEmpty() && !BETWEEN_TWO.contains(name.toLowerCase(Locale.ROOT))) {
            head.append(name)
                    .append(": ")
                    .append(value.replaceAll("[\\r\\n]", " "))
                    .append("\r\n");
        }
    }

    private String path() {
        String path = target.path()
                .map(own -> own
                        + exchange.uri()
                                .substring(Math.min(
                                        exchange.uri().length(), location.path().length())))
                .orElseGet(exchange::sentPath);
        return path + exchange.query().map(query -> "?" + query).orElse("");
    }

    private void answer(Head head, InputStream body) throws IOException {
        HttpExchange http = exchange.http();
        for (String[] header : head.headers()) {
            if (!BETWEEN_TWO.contains(header[0].toLowerCase(Locale.ROOT))) {
                http.getResponseHeaders().add(header[0], header[1]);
            }
        }
        Answers.addHeaders(exchange, location.place(), head.status());
        boolean hasBody = !http.getRequestMethod().equals("HEAD") && head.status() != 204 && head.status() != 304;
        http.sendResponseHeaders(head.status(), hasBody ? length(head) : -1);
        if (hasBody) {
            body.transferTo(http.getResponseBody());
        }
    }

    /** For the JDK's server: 0 for an unknown length, -1 for none at all. */
    private static long length(Head head) {
        String length = head.header("Content-Length");
        if (length.isEmpty()) {
            return 0;
        }
        return length.matches("0+") ? -1 : Long.parseLong(length);
    }
}
