package dev.runbook.cli;

/** How a view is written. */
enum Format {
    TEXT,
    JSON
}
