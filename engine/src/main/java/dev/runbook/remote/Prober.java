package dev.runbook.remote;

/** A plan's way to one host: it can look and ask, and nothing else. */
public interface Prober {

    /** Waits until the host is connected. */
    void open() throws Unreachable;

    /** What the command shows. */
    CommandResult look(Probe probe) throws Unreachable;

    /** What a web server answers to this host. */
    HttpReply ask(HttpProbe probe) throws Unreachable;
}
