package dev.runbook.run;

import dev.runbook.journal.Journal;
import dev.runbook.remote.Connections;
import dev.runbook.remote.Http;

/**
 * What a run needs from outside.
 *
 * @param forks on how many hosts at the same time
 */
public record Ports(
        Connections connections,
        Http http,
        Operator operator,
        Journal journal,
        RunListener listener,
        Interruption interruption,
        int forks) {}
