package dev.runbook.lab.service.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Serves HTTP on a port. As long as its host is cut off, connections are dropped, also those that wait for an answer. */
public final class WebServer implements AutoCloseable {

    static {
        // Without it an answer of two packets waits 40 ms for an acknowledgement; read before the server's first use.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    /** As many as there are requests at the same time; all servers share them. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(WebServer::thread);

    private final Port port;
    private final HttpServer server;

    private WebServer(Port port, HttpServer server) {
        this.port = port;
        this.server = server;
    }

    /** @param cut whether nothing gets through at the moment */
    public static WebServer start(Port port, HttpHandler handler, BooleanSupplier cut) throws IOException {
        port.release();
        HttpServer server = Port.patiently(() -> HttpServer.create(port.address(), Port.BACKLOG));
        server.createContext("/", exchange -> serve(exchange, handler, cut));
        server.setExecutor(THREADS);
        server.start();
        return new WebServer(port, server);
    }

    private static void serve(HttpExchange exchange, HttpHandler handler, BooleanSupplier cut) throws IOException {
        try (exchange) {
            if (!cut.getAsBoolean()) {
                handler.handle(exchange);
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lab-http");
        thread.setDaemon(true);
        return thread;
    }

    /** Drops every connection and listens no longer; the port is kept. */
    @Override
    public void close() throws IOException {
        server.stop(0);
        port.keep();
    }
}
