package dev.runbook.lock;

/** A run cannot be brought back from its hosts. The message says why and what to do. */
public final class NoCopy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCopy(String message) {
        super(message);
    }

    NoCopy(String message, Throwable cause) {
        super(message, cause);
    }
}
