package dev.runbook.lock;

import dev.runbook.remote.Become;
import dev.runbook.remote.Connection;

/**
 * Where the lock of a host lies.
 *
 * @param directory the folder that is the lock
 * @param become as whom it is taken and released: as the inventory says
 */
public record LockPlace(String host, Connection connection, String directory, Become become) {

    /** The variable of the inventory that names the folder. */
    public static final String VARIABLE = "runbook_lock_dir";

    public static final String USUAL = "/var/tmp/runbook-lock";
}
