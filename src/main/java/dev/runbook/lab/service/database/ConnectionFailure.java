package dev.runbook.lab.service.database;

/** There is no session, or no longer one; the message is the one that PostgreSQL or its client library has for it. */
public final class ConnectionFailure extends RuntimeException {

    public ConnectionFailure(String message) {
        super(message, null, false, false);
    }
}
