package dev.runbook.lab.service.nginx;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the balancer answers by itself. */
final class Answers {

    private static final Set<Integer> GOOD = Set.of(200, 201, 204, 206, 301, 302, 303, 304, 307, 308);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int CLOSE = 444;

    private Answers() {}

    /** A text, or with none the page about this status. */
    static void send(Exchange exchange, Place place, int status, String text) throws IOException {
        if (status == CLOSE) {
            return;
        }
        HttpExchange http = exchange.http();
        boolean redirects = REDIRECTS.contains(status);
        boolean ownPage = redirects || text.isEmpty() && status >= 400;
        http.getResponseHeaders().set("Content-Type", ownPage ? "text/html" : place.type());
        if (redirects) {
            http.getResponseHeaders().set("Location", text);
        }
        addHeaders(exchange, place, status);
        send(http, status, ownPage ? ErrorPage.of(status) : text);
    }

    static void addHeaders(Exchange exchange, Place place, int status) {
        place.headers().stream()
                .filter(header -> header.always() || GOOD.contains(status))
                .forEach(header -> exchange.http()
                        .getResponseHeaders()
                        .add(header.name(), header.value().in(exchange)));
    }

    private static void send(HttpExchange http, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        boolean hasBody = body.length > 0 && !http.getRequestMethod().equals("HEAD") && status != 204 && status != 304;
        http.sendResponseHeaders(status, hasBody ? body.length : -1);
        if (hasBody) {
            http.getResponseBody().write(body);
        }
    }
}
