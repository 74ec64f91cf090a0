package dev.runbook.lab.service.sql;

import java.util.List;

/** What a statement can ask the server about, besides the tables. */
public interface Server {

    /** A connection to the server, as {@code pg_stat_activity} shows it. */
    record Backend(long pid, String database, String user, String application) {}

    String database();

    String user();

    /** The backend that the statement runs in. */
    long pid();

    List<Backend> backends();

    /** Ends another backend; false if there is none with this number. */
    boolean terminate(long pid);
}
