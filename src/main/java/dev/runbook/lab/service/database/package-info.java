/** PostgreSQL's stand-in: rows in files, sessions, a port, and the programs psql, pg_dump and pg_restore. */
package dev.runbook.lab.service.database;
