package dev.runbook.ssh;

/** The connection went away before anything was started. */
final class LinkLost extends Exception {

    private static final long serialVersionUID = 1L;

    LinkLost(String message, Throwable cause) {
        super(message, cause);
    }

    LinkLost(String message) {
        super(message);
    }
}
