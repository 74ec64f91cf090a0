/** A small SQL in the words and with the meaning of PostgreSQL: read into statements, which work on tables as values. */
package dev.runbook.lab.service.sql;
