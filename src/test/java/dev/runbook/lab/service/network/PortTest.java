package dev.runbook.lab.service.network;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ports are kept for their services though processes are started all the time. */
@Timeout(60)
class PortTest {

    private static final int ROUNDS = 60;

    private final ExecutorService others = Executors.newFixedThreadPool(3);

    @BeforeEach
    void startProcesses() {
        for (int i = 0; i < 3; i++) {
            others.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    new ProcessBuilder("true").start().waitFor();
                }
                return 0;
            });
        }
    }

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void aServiceComesAndGoesOnItsPort() throws Exception {
        try (Port port = Port.reserve()) {
            for (int round = 0; round < ROUNDS; round++) {
                assertThatCode(() -> serveOnce(port)).doesNotThrowAnyException();
            }
        }
    }

    private static void serveOnce(Port port) throws IOException {
        WebServer web = WebServer.start(port, exchange -> exchange.sendResponseHeaders(204, -1), () -> false);
        try (Socket socket = new Socket(port.address().getAddress(), port.number())) {
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
            socket.getInputStream().readAllBytes();
        }
        web.close();
    }
}
