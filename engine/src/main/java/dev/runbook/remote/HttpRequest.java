package dev.runbook.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One question over HTTP. Redirects are followed only where {@code followRedirects} says so. */
public record HttpRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        Optional<byte[]> body,
        Duration timeout,
        boolean followRedirects,
        boolean checkCertificate) {

    public static HttpRequest get(URI uri, Duration timeout) {
        return new HttpRequest("GET", uri, Map.of(), Optional.empty(), timeout, false, true);
    }

    public HttpRequest within(Duration limit) {
        return new HttpRequest(method, uri, headers, body, limit, followRedirects, checkCertificate);
    }
}
