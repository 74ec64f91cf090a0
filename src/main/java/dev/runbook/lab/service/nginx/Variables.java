package dev.runbook.lab.service.nginx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The variables that texts can name: those of the request, those that {@code map} makes and those that {@code set} sets. */
final class Variables {

    private static final Map<String, Function<Exchange, String>> OF_REQUEST = Map.ofEntries(
            Map.entry("host", Exchange::host),
            Map.entry("uri", Exchange::uri),
            Map.entry("document_uri", Exchange::uri),
            Map.entry("request_uri", exchange -> exchange.http().getRequestURI().toString()),
            Map.entry("args", exchange -> exchange.query().orElse("")),
            Map.entry("query_string", exchange -> exchange.query().orElse("")),
            Map.entry("is_args", exchange -> exchange.query().isPresent() ? "?" : ""),
            Map.entry("request_method", exchange -> exchange.http().getRequestMethod()),
            Map.entry("scheme", exchange -> "http"),
            Map.entry("remote_addr", Exchange::client),
            Map.entry("server_port", exchange -> String.valueOf(exchange.port())),
            Map.entry("server_addr", exchange -> "127.0.0.1"),
            Map.entry("server_protocol", exchange -> exchange.http().getProtocol()),
            Map.entry("proxy_add_x_forwarded_for", Variables::forwardedFor),
            Map.entry("proxy_host", exchange -> exchange.variable("proxy_host").orElse("")),
            Map.entry(
                    "server_name", exchange -> exchange.variable("server_name").orElse("")));

    private final Map<String, Function<Exchange, String>> maps = new HashMap<>();
    private final Set<String> settable = new HashSet<>();

    /** A variable that is made of others. */
    void define(String name, Function<Exchange, String> value) {
        maps.put(name, value);
    }

    /** A variable that something sets on the way. */
    void declare(String name) {
        settable.add(name);
    }

    boolean isKnown(String name) {
        return OF_REQUEST.containsKey(name)
                || maps.containsKey(name)
                || settable.contains(name)
                || name.startsWith("http_")
                || name.startsWith("arg_");
    }

    /** A digit stands for a group of the last expression that fitted. */
    String value(String name, Exchange exchange) {
        if (exchange.variable(name).isPresent()) {
            return exchange.variable(name).get();
        }
        if (maps.containsKey(name)) {
            return maps.get(name).apply(exchange);
        }
        if (name.startsWith("http_")) {
            return exchange.header(name.substring("http_".length()).replace('_', '-'));
        }
        if (name.startsWith("arg_")) {
            return argument(exchange, name.substring("arg_".length()));
        }
        return OF_REQUEST.getOrDefault(name, unset -> "").apply(exchange);
    }

    private static String argument(Exchange exchange, String name) {
        for (String pair : exchange.query().orElse("").split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static String forwardedFor(Exchange exchange) {
        String earlier = exchange.header("X-Forwarded-For");
        return earlier.isEmpty() ? exchange.client() : earlier + ", " + exchange.client();
    }
}
