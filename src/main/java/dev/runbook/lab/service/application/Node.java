package dev.runbook.lab.service.application;

import dev.runbook.lab.service.database.Database;
import dev.runbook.lab.service.network.Port;
import dev.runbook.lab.standin.Faults;

/**
 * Where an application runs.
 *
 * @param port where it serves; its own port 13000, as the lab maps it
 * @param databaseHost where the database is
 */
public record Node(String name, Port port, Database database, String databaseHost, Faults faults, Pace pace) {

    boolean isCutOff() {
        return faults.isUnreachable(name);
    }

    /** Whether nothing gets from here to the database. */
    boolean isCutFromDatabase() {
        return isCutOff() || faults.isUnreachable(databaseHost);
    }
}
