package dev.runbook.run;

import dev.runbook.journal.Journal;
import dev.runbook.lock.LockTerms;
import dev.runbook.remote.Connections;
import dev.runbook.remote.Http;
import java.time.Duration;

/**
 * What a run needs from outside.
 *
 * @param forks on how many hosts at the same time
 * @param limit how long one command may take whose step sets no time limit
 * @param lock how the lock of the hosts is treated
 */
public record Ports(
        Connections connections,
        Http http,
        Operator operator,
        Journal journal,
        RunListener listener,
        Interruption interruption,
        int forks,
        Duration limit,
        LockTerms lock) {}
