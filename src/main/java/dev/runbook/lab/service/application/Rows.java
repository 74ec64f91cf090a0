package dev.runbook.lab.service.application;

import dev.runbook.lab.service.database.ConnectionFailure;
import dev.runbook.lab.service.database.Session;
import dev.runbook.lab.service.sql.Result;
import dev.runbook.value.Value;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The application's connection to the database. Every statement is committed by itself. When the server has ended the
 * connection, it makes another one. Once it is closed no statement begins any more.
 */
final class Rows implements Statements, AutoCloseable {

    /** The application has been stopped, and so has whatever it was doing. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("the application has been stopped", null, false, false);
        }
    }

    private final Supplier<Session> connect;
    private Optional<Session> session = Optional.empty();
    private boolean closed;

    Rows(Supplier<Session> connect) {
        this.connect = connect;
    }

    @Override
    public synchronized Result run(String statement, Value... values) {
        if (closed) {
            throw new Stopped();
        }
        boolean isNew = session.isEmpty();
        try {
            return connected().run(statement, values);
        } catch (ConnectionFailure lost) {
            drop();
            if (isNew) {
                throw lost;
            }
            return connected().run(statement, values);
        }
    }

    /** Something besides statements that must not outlast the application, such as files that it writes. */
    interface Writing {
        void write() throws IOException;
    }

    synchronized void whileOpen(Writing writing) throws IOException {
        if (closed) {
            throw new Stopped();
        }
        writing.write();
    }

    private Session connected() {
        if (session.isEmpty()) {
            session = Optional.of(connect.get());
        }
        return session.get();
    }

    private void drop() {
        session.ifPresent(Session::close);
        session = Optional.empty();
    }

    /** Waits for the statement or the writing that runs, and lets no other begin. */
    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }
}
