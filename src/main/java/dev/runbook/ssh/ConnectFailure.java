package dev.runbook.ssh;

/** An attempt to connect failed; the message says why and what to do. */
final class ConnectFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether trying again makes sense. */
    enum Kind {
        /** The next attempt will fail as well. */
        LASTING,
        /** The host is down, or not yet up. */
        DOWN,
        /** The host is up and hung up, as sshd does when too many log in at once. */
        HUNG_UP
    }

    private final Kind kind;

    ConnectFailure(String message, Kind kind, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
