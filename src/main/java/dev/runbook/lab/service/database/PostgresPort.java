package dev.runbook.lab.service.database;

import dev.runbook.lab.service.network.Port;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * The port of the database. Whoever connects gets through, as one who waits for the port wants; a real client that goes
 * on to speak is told, in its own protocol, where to ask instead.
 */
final class PostgresPort implements Closeable {

    /** How often to look whether the host is cut off. */
    private static final int LOOK_MILLIS = 100;

    private static final int PATIENCE_MILLIS = 5000;

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private static final String ANSWER = "this is the lab's stand-in for PostgreSQL, which speaks no protocol;"
            + " ask by the psql in bin/ of the database's host";

    private final Port port;
    private final BooleanSupplier cut;
    private volatile boolean closed;

    private PostgresPort(Port port, BooleanSupplier cut) {
        this.port = port;
        this.cut = cut;
    }

    static PostgresPort open(BooleanSupplier cut) throws IOException {
        PostgresPort opened = new PostgresPort(Port.reserve(), cut);
        ServerSocket listening = opened.port.listen();
        Thread thread = new Thread(() -> opened.serve(listening), "lab-database-port");
        thread.setDaemon(true);
        thread.start();
        return opened;
    }

    int number() {
        return port.number();
    }

    private void serve(ServerSocket first) {
        try {
            acceptUntilCut(first);
            while (!closed) {
                port.keep();
                waitWhileCut();
                acceptUntilCut(port.listen());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the port of the lab's database is lost", e);
        }
    }

    private void acceptUntilCut(ServerSocket listening) throws IOException {
        try (listening) {
            listening.setSoTimeout(LOOK_MILLIS);
            while (!closed && !cut.getAsBoolean()) {
                try {
                    answer(listening.accept());
                } catch (SocketTimeoutException nobody) {
                    // Time to look at the network again.
                }
            }
        }
    }

    private void waitWhileCut() {
        while (!closed && cut.getAsBoolean()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private void answer(Socket client) {
        Thread thread = new Thread(() -> speak(client), "lab-database-client");
        thread.setDaemon(true);
        thread.start();
    }

    private static void speak(Socket client) {
        try (client) {
            client.setSoTimeout(PATIENCE_MILLIS);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            int length = in.readInt();
            int asked = in.readInt();
            while (asked == SSL_REQUEST || asked == GSS_REQUEST) {
                out.write('N');
                length = in.readInt();
                asked = in.readInt();
            }
            in.skipNBytes(Math.max(0, Math.min(length, 10_000) - 8));
            out.write(refusal());
        } catch (IOException ended) {
            // Whoever only wanted to know whether the port is open has hung up.
        }
    }

    /** An ErrorResponse of the protocol, version 3. */
    private static byte[] refusal() throws IOException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (String field : new String[] {"SFATAL", "VFATAL", "C0A000", "M" + ANSWER, ""}) {
            fields.write(field.getBytes(StandardCharsets.UTF_8));
            fields.write(0);
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(message);
        out.write('E');
        out.writeInt(4 + fields.size());
        out.write(fields.toByteArray());
        return message.toByteArray();
    }

    /** Nobody gets through any more within a moment. */
    @Override
    public void close() {
        closed = true;
    }
}
