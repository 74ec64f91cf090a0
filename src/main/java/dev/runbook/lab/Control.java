package dev.runbook.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runbook.json.Json;
import dev.runbook.lab.host.Fault;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Lets other processes of the same user look at a lab, break it and end it: over HTTP on the loopback, with a token. */
final class Control implements AutoCloseable {

    private static final int FORBIDDEN = 403;

    private final Lab lab;
    private final String token = UUID.randomUUID().toString();
    private final HttpServer server;
    private final CountDownLatch told = new CountDownLatch(1);

    private Control(Lab lab, HttpServer server) {
        this.lab = lab;
        this.server = server;
    }

    /** Begins to listen, and leaves word of it in the lab's directory. */
    static Control open(Lab lab) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Control control = new Control(lab, server);
            control.listen();
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until somebody wants the lab to end. */
    void awaitEnd() throws InterruptedException {
        told.await();
    }

    void letEnd() {
        told.countDown();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void listen() {
        on(
                "/status",
                question -> Value.list(lab.hosts().stream().map(HostView::value).toList()));
        on("/break", this::breakHost);
        on("/heal", this::heal);
        on("/down", this::down);
        server.start();
        lab.file(server.getAddress().getPort(), token).write(lab.directory().root());
    }

    private Value breakHost(JsonFields question) {
        lab.breakHost(question.text("host"), Fault.of(question.text("how")).orElseThrow(), question.optional("at"));
        return Value.NOTHING;
    }

    private Value heal(JsonFields question) {
        Optional<String> host = question.optional("host");
        host.ifPresentOrElse(lab::heal, () -> lab.hosts().forEach(every -> lab.heal(every.name())));
        return Value.NOTHING;
    }

    private Value down(JsonFields question) {
        letEnd();
        return Value.NOTHING;
    }

    private void on(String path, Function<JsonFields, Value> answering) {
        server.createContext(path, exchange -> {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (isOurs(exchange)) {
                Value fields = Json.read(question).orElse(Value.map(Map.of()));
                answer(exchange, 200, Json.write(answering.apply(JsonFields.of(fields))));
            } else {
                answer(exchange, FORBIDDEN, "");
            }
        });
    }

    private boolean isOurs(HttpExchange exchange) {
        String said = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return MessageDigest.isEqual(
                said.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
