package dev.runbook.http;

import dev.runbook.remote.Http;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpReply.Answer;
import dev.runbook.remote.HttpReply.NoAnswer;
import dev.runbook.remote.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks over HTTP from this machine, with the JDK's client. */
public final class WebClient implements Http {

    static {
        // A runbook may ask a balancer for a site by its Host header; the JDK forbids that unless told before its first
        // use.
        if (System.getProperty("jdk.httpclient.allowRestrictedHeaders") == null) {
            System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        }
    }

    private record Kind(boolean followRedirects, boolean checkCertificate) {}

    private static final Map<Kind, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    @Override
    public HttpReply send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> coming;
        try {
            coming = client(request).sendAsync(asked(request), info -> new BoundedBody());
        } catch (IllegalArgumentException impossible) {
            return new NoAnswer("`" + request.uri() + "` cannot be asked: " + impossible.getMessage());
        }
        return await(request, coming);
    }

    private static HttpReply await(HttpRequest request, CompletableFuture<HttpResponse<byte[]>> coming) {
        try {
            return answer(coming.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            coming.cancel(true);
            return new NoAnswer(Words.late(request));
        } catch (ExecutionException failure) {
            return failed(request, failure.getCause());
        } catch (InterruptedException stop) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return new NoAnswer("interrupted while waiting for " + request.uri());
        }
    }

    private static HttpReply failed(HttpRequest request, Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return new NoAnswer(Words.late(request));
        }
        if (cause instanceof IOException failure) {
            return new NoAnswer(Words.of(failure, request));
        }
        throw new UncheckedIOException(new IOException(cause));
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = response.headers().map().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(), header -> String.join(", ", header.getValue())));
        return new Answer(response.statusCode(), headers, Body.text(response.body(), headers));
    }

    private static java.net.http.HttpRequest asked(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(request.uri())
                .timeout(request.timeout())
                .method(
                        request.method(),
                        request.body().map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()));
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    private static HttpClient client(HttpRequest request) {
        return CLIENTS.computeIfAbsent(
                new Kind(request.followRedirects(), request.checkCertificate()), WebClient::client);
    }

    private static HttpClient client(Kind kind) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(kind.followRedirects ? Redirect.NORMAL : Redirect.NEVER)
                .sslContext(Tls.context(kind.checkCertificate))
                .build();
    }
}
