package dev.runbook.remote;

import java.util.Optional;

/** The way to one host. Safe for several threads at once. */
public interface Connection {

    /**
     * Runs a command and waits for its end, connecting first where that has not happened yet. A job whose connection is
     * lost goes on, and is followed again when the host is back.
     *
     * @param output is told what the command writes, as it comes
     * @throws Unreachable if nothing was started
     */
    CommandResult run(ShellCommand command, Output output) throws Unreachable;

    /** Waits until the host is connected. */
    void open() throws Unreachable;

    /** The key by which the host has proven who it is, with its type; empty if it needs none. */
    default Optional<String> hostKey() throws Unreachable {
        return Optional.empty();
    }

    /**
     * Waits until the host is connected and has proven that it can keep the jobs of this run.
     *
     * @param run the {@link JobId#run} of the jobs to come
     */
    default void prepare(String run) throws Unreachable {
        open();
    }

    /** Takes what the jobs of this run have left on the host away, and what is left of runs long ago. */
    default void sweep(String run) throws Unreachable {}

    /** Whether the job was begun on the host before, as this user. */
    default boolean knows(JobId job, Become user) throws Unreachable {
        return false;
    }

    /**
     * Ends what the jobs of this run still do on the host as this user, and waits until that is over.
     *
     * @throws Unreachable if it is not known to be over
     */
    default void halt(String run, Become user) throws Unreachable {}

    /** Asks over HTTP from this host, as the host sees the network. */
    HttpReply send(HttpRequest request) throws Unreachable;
}
