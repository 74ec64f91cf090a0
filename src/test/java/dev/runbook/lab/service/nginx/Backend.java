package dev.runbook.lab.service.nginx;

import com.sun.net.httpserver.HttpHandler;
import dev.runbook.lab.service.network.Port;
import dev.runbook.lab.service.network.WebServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A server behind the balancer. */
final class Backend implements AutoCloseable {

    private final Port port;
    private final WebServer server;
    private final AtomicInteger asked = new AtomicInteger();

    private Backend(Port port, HttpHandler handler) throws IOException {
        this.port = port;
        this.server = WebServer.start(
                port,
                exchange -> {
                    asked.incrementAndGet();
                    handler.handle(exchange);
                },
                () -> false);
    }

    static Backend answering(HttpHandler handler) throws IOException {
        return new Backend(Port.reserve(), handler);
    }

    /** Answers its name, always. */
    static Backend named(String name) throws IOException {
        return answering(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, name.length());
            exchange.getResponseBody().write(name.getBytes());
        });
    }

    int port() {
        return port.number();
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        port.close();
    }
}
