package dev.runbook.http;

import dev.runbook.remote.HttpRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is sent before the body. */
record RequestHead(String host, int port, boolean isSecure, byte[] bytes) {

    /** @throws IOException if the request cannot be asked as it stands */
    static RequestHead of(HttpRequest request) throws IOException {
        URI uri = request.uri();
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IOException("`" + uri + "` is no http or https address");
        }
        if (uri.getHost() == null) {
            throw new IOException(
                    "`" + uri + "` names no host that DNS allows; a name has letters, digits, dots and hyphens");
        }
        int usual = secure ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        String named = port == usual ? uri.getHost() : uri.getHost() + ":" + port;
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new RequestHead(host, port, secure, text(request, named).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(HttpRequest request, String host) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(checked(request.method()))
                .append(' ')
                .append(path(request.uri()))
                .append(" HTTP/1.1\r\n");
        for (Map.Entry<String, String> header : headers(request, host).entrySet()) {
            text.append(checked(header.getKey()))
                    .append(": ")
                    .append(checked(header.getValue()))
                    .append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    private static Map<String, String> headers(HttpRequest request, String host) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        own.putAll(request.headers());
        headers.put("Host", own.getOrDefault("Host", host));
        headers.put("User-Agent", own.getOrDefault("User-Agent", "runbook"));
        headers.put("Accept", own.getOrDefault("Accept", "*/*"));
        request.body().ifPresent(body -> headers.put("Content-Length", Integer.toString(body.length)));
        own.forEach((name, value) -> {
            if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase) && !isOurs(name)) {
                headers.put(name, value);
            }
        });
        headers.put("Connection", "close");
        return headers;
    }

    private static boolean isOurs(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "connection", "content-length", "transfer-encoding" -> true;
            default -> false;
        };
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return URI.create(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .toASCIIString();
    }

    private static String checked(String part) throws IOException {
        if (part.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127)) {
            throw new IOException("a header or the method holds a line break or another control character");
        }
        return part;
    }
}
