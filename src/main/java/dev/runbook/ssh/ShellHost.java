package dev.runbook.ssh;

/** Where shells can be started: a session with a host, or this machine. */
interface ShellHost {

    /** For messages: {@code web1} and how it is reached. */
    String name();

    /**
     * Starts a waiting shell.
     *
     * @param ended is run once, when both streams have ended
     * @throws LinkLost if the connection went away before
     */
    RemoteShell start(Gate out, Gate err, Runnable ended) throws LinkLost;

    /** As {@link #start}, for a shell that must not wait until another one has ended. */
    default RemoteShell startAtOnce(Gate out, Gate err, Runnable ended) throws LinkLost {
        return start(out, err, ended);
    }
}
