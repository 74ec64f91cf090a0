package dev.runbook.remote;

/** A host could not be contacted, and nothing was started on it. The message says why and what to do. */
public final class Unreachable extends Exception {

    private static final long serialVersionUID = 1L;

    public Unreachable(String message) {
        super(message);
    }

    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
