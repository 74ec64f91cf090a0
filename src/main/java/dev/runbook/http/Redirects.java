package dev.runbook.http;

import dev.runbook.remote.HttpReply.Answer;
import dev.runbook.remote.HttpRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an answer sends us (RFC 9110, 15.4). */
final class Redirects {

    static final int MOST = 5;

    private static final Set<Integer> STATUS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> SECRET = Set.of("authorization", "cookie");

    private Redirects() {}

    static boolean isOne(Answer answer) {
        return STATUS.contains(answer.status()) && answer.headers().containsKey("location");
    }

    static HttpRequest follow(HttpRequest request, Answer answer) throws IOException {
        URI to = target(request.uri(), answer.headers().get("location"));
        boolean becomesGet = answer.status() == 303
                || answer.status() < 303 && request.method().equals("POST");
        return new HttpRequest(
                becomesGet ? "GET" : request.method(),
                to,
                sameOrigin(request.uri(), to) ? request.headers() : withoutSecrets(request.headers()),
                becomesGet ? Optional.empty() : request.body(),
                request.timeout(),
                true,
                request.checkCertificate());
    }

    private static URI target(URI from, String location) throws IOException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("the answer leads to `" + location + "`, which is no address", e);
        }
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getAuthority()).equals(other.getAuthority());
    }

    private static Map<String, String> withoutSecrets(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> !SECRET.contains(header.getKey().toLowerCase())
                        && !header.getKey().equalsIgnoreCase("host"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
