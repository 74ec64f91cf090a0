package dev.runbook.remote;

/** The way to one host. Safe for several threads at once. */
public interface Connection {

    /**
     * Runs a command and waits for its end, connecting first where that has not happened yet.
     *
     * @param output is told what the command writes, as it comes
     * @throws Unreachable if nothing was started
     */
    CommandResult run(ShellCommand command, Output output) throws Unreachable;

    /** Waits until the host is connected. */
    void open() throws Unreachable;

    /** Asks over HTTP from this host, as the host sees the network. */
    HttpReply send(HttpRequest request) throws Unreachable;
}
