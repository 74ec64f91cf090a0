package dev.runbook.remote;

/** The run's way to its hosts: one connection a host, kept until the end. */
public interface Connections extends AutoCloseable {

    /** The connection to this host; the first call starts connecting and returns at once. */
    Connection to(Target target);

    /** Ends all connections. */
    @Override
    void close();
}
