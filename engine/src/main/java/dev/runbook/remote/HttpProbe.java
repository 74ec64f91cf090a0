package dev.runbook.remote;

import java.util.Set;

/** A request that asks and changes nothing, by its method: a plan may send it. */
public record HttpProbe(HttpRequest request) {

    /** By RFC 9110, 9.2.1, these ask for nothing but an answer. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    public HttpProbe {
        if (!isSafe(request.method())) {
            throw new IllegalArgumentException(request.method() + " may change what it is sent to");
        }
    }

    public static boolean isSafe(String method) {
        return SAFE.contains(method);
    }
}
