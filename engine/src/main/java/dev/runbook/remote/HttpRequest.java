package dev.runbook.remote;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One question over HTTP. Redirects are followed only where {@code followRedirects} says so. */
public record HttpRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        Optional<byte[]> body,
        Duration timeout,
        boolean followRedirects,
        boolean checkCertificate) {

    /** By RFC 9110, 9.2.2, these do the same however often they are sent. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    public static HttpRequest get(URI uri, Duration timeout) {
        return new HttpRequest("GET", uri, Map.of(), Optional.empty(), timeout, false, true);
    }

    /** Adds a header; one of this name that is there already wins. */
    public HttpRequest withHeader(String name, String value) {
        if (headers.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpRequest(method, uri, Map.copyOf(more), body, timeout, followRedirects, checkCertificate);
    }

    /** Whether sending it again does no more than sending it once. */
    public boolean isIdempotent() {
        return IDEMPOTENT.contains(method);
    }

    public HttpRequest within(Duration limit) {
        return new HttpRequest(method, uri, headers, body, limit, followRedirects, checkCertificate);
    }
}
