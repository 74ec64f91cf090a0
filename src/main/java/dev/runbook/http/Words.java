package dev.runbook.http;

import dev.runbook.remote.HttpRequest;
import dev.runbook.value.Durations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Why there was no answer, in one sentence. */
final class Words {

    private Words() {}

    static String late(HttpRequest request) {
        return "no answer from " + place(request.uri()) + " within " + Durations.words(request.timeout());
    }

    static String of(IOException failure, HttpRequest request) {
        if (isUnresolved(failure)) {
            return "no address is known for `" + request.uri().getHost() + "`";
        }
        if (failure instanceof ConnectException) {
            return failure.getMessage() == null || failure.getMessage().startsWith("Connection refused")
                    ? "connection refused: nothing answers on " + place(request.uri())
                    : failure.getMessage();
        }
        return failure instanceof SSLException
                ? "no TLS with " + place(request.uri()) + ": " + failure.getMessage()
                : failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static boolean isUnresolved(Throwable failure) {
        return failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure.getCause() != null && isUnresolved(failure.getCause());
    }

    private static String place(URI uri) {
        return uri.getAuthority() == null ? uri.toString() : uri.getAuthority();
    }
}
