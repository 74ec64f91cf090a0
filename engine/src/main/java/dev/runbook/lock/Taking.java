package dev.runbook.lock;

import java.util.Map;

/** What came of taking the lock on all hosts: all of it, or none. */
public sealed interface Taking {

    /** It is ours. */
    record Taken(HeldLock lock) implements Taking {}

    /** Another run has it on this host, or another process of this run sits there. */
    record Refused(String host, Look look) implements Taking {}

    /** It cannot be taken on these hosts, and why. */
    record Failed(Map<String, String> reasons) implements Taking {}
}
