package dev.runbook.remote;

/** Hears what a command writes while it runs. Called from the connection's thread; must be quick and not throw. */
public interface Output {

    Output IGNORED = (stream, bytes, length) -> {};

    enum Stream {
        OUT,
        ERR
    }

    void wrote(Stream stream, byte[] bytes, int length);

    /** The host is being waited for, and why. */
    default void waiting(String why) {}
}
