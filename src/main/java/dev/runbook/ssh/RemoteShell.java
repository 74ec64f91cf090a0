package dev.runbook.ssh;

import java.io.OutputStream;
import java.util.OptionalInt;

/** A shell that was started on a host, waiting for lines on its stdin. */
interface RemoteShell {

    OutputStream stdin();

    /** The exit code, 128 + n after signal n, once the shell has ended; empty if the connection was lost before. */
    OptionalInt exitCode();

    /** Leaves the shell to itself: nothing more is sent or heard. */
    void cut();
}
