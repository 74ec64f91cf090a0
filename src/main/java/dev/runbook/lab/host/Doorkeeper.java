package dev.runbook.lab.host;

import java.util.function.BooleanSupplier;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.Readable;

/** Lets connections in, or closes them before a word is spoken. */
final class Doorkeeper implements IoHandler {

    private final IoHandler inside;
    private final BooleanSupplier closed;

    Doorkeeper(IoHandler inside, BooleanSupplier closed) {
        this.inside = inside;
        this.closed = closed;
    }

    @Override
    public void sessionCreated(IoSession connection) throws Exception {
        if (closed.getAsBoolean()) {
            connection.close(true);
        } else {
            inside.sessionCreated(connection);
        }
    }

    @Override
    public void sessionClosed(IoSession connection) throws Exception {
        if (isInside(connection)) {
            inside.sessionClosed(connection);
        }
    }

    @Override
    public void exceptionCaught(IoSession connection, Throwable cause) throws Exception {
        if (isInside(connection)) {
            inside.exceptionCaught(connection, cause);
        }
    }

    @Override
    public void messageReceived(IoSession connection, Readable message) throws Exception {
        if (isInside(connection)) {
            inside.messageReceived(connection, message);
        }
    }

    private static boolean isInside(IoSession connection) {
        return AbstractSession.getSession(connection, true) != null;
    }
}
