package dev.runbook.lab.service.nginx;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request on its way through the configuration: the request itself, and the variables that change with it. */
final class Exchange {

    private final HttpExchange http;
    private final Map<String, String> set = new HashMap<>();
    private String uri;
    private boolean internal;

    Exchange(HttpExchange http) {
        this.http = http;
        this.uri = Optional.ofNullable(http.getRequestURI().getPath())
                .filter(path -> path.startsWith("/"))
                .orElse("/");
    }

    HttpExchange http() {
        return http;
    }

    /** The path as it is by now, decoded. */
    String uri() {
        return uri;
    }

    /** Whether it is no longer what the client asked for. */
    boolean isInternal() {
        return internal;
    }

    /** The path as the client sent it, as long as it was not rewritten. */
    String sentPath() {
        return internal ? encoded(uri) : http.getRequestURI().getRawPath();
    }

    Optional<String> query() {
        return Optional.ofNullable(http.getRequestURI().getRawQuery());
    }

    void rewrite(String changed) {
        uri = changed;
        internal = true;
    }

    void set(String variable, String value) {
        set.put(variable, value);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(set.get(name));
    }

    String header(String name) {
        return Optional.ofNullable(http.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** The host that the client asked for, without a port. */
    String host() {
        return header("Host").replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    int port() {
        return http.getLocalAddress().getPort();
    }

    String client() {
        return http.getRemoteAddress().getAddress().getHostAddress();
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
