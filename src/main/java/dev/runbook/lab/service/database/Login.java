package dev.runbook.lab.service.database;

import java.util.Optional;

/**
 * Who connects, and to what.
 *
 * @param application what calls itself so in {@code pg_stat_activity}
 */
public record Login(String user, Optional<String> password, String database, String application) {}
