package dev.runbook.ssh;

import dev.runbook.remote.Output;
import dev.runbook.remote.Unreachable;
import java.time.Duration;

/** The way to one host's shells, to be found again after it was lost. */
interface ShellHosts {

    /**
     * Waits until the host is connected.
     *
     * @param output is told if that may take a while
     * @param patience how long to wait at most for a host that was connected before
     */
    ShellHost reach(Output output, Duration patience) throws Unreachable;

    /** The connection was found to be dead. */
    void lost(ShellHost host);
}
