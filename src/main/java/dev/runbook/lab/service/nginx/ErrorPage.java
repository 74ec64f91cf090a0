package dev.runbook.lab.service.nginx;

import java.util.Map;

/** The pages that nginx shows of itself. */
final class ErrorPage {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Not Allowed"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Temporarily Unavailable"),
            Map.entry(504, "Gateway Time-out"));

    private ErrorPage() {}

    static String of(int status) {
        String title = (status + " " + REASONS.getOrDefault(status, "")).strip();
        return """
                <html>
                <head><title>%1$s</title></head>
                <body>
                <center><h1>%1$s</h1></center>
                <hr><center>nginx (the lab's stand-in)</center>
                </body>
                </html>
                """.formatted(title);
    }
}
