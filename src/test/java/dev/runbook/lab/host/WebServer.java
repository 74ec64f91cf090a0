package dev.runbook.lab.host;

import com.sun.net.httpserver.HttpServer;
import dev.runbook.remote.HttpReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server that always says the same, and counts how often. */
public final class WebServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    private WebServer(HttpServer server) {
        this.server = server;
    }

    public static WebServer saying(String words) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            WebServer web = new WebServer(server);
            byte[] body = words.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                web.asked.incrementAndGet();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return web;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public int asked() {
        return asked.get();
    }

    /** Status and body, or why there was no answer. */
    static String words(HttpReply reply) {
        return reply instanceof HttpReply.Answer answer
                ? answer.status() + " " + answer.body()
                : ((HttpReply.NoAnswer) reply).reason();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
