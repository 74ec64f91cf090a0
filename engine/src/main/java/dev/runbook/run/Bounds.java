package dev.runbook.run;

import dev.runbook.inventory.Host;
import java.util.HashSet;
import java.util.Set;

/**
 * How far a walk may go.
 *
 * @param tolerance on how many more hosts a step may fail
 * @param lost the hosts that have dropped out of the run
 * @param deadline when everything must have ended
 * @param reaction what a failure leads to
 * @param interruptible whether Ctrl-C ends it
 */
record Bounds(int tolerance, Set<Host> lost, Deadline deadline, OnFailedStep reaction, boolean interruptible) {

    /** What a step that has failed on too many hosts leads to. */
    enum OnFailedStep {
        /** The operator is asked, else the play decides. */
        ASK,
        /** The play decides; the failure goes outwards to the caller. */
        END,
        /** The other hosts go on: a rescue follows, or all has been decided already. */
        GO_ON
    }

    /** When so many hosts more have failed. */
    Bounds after(Set<Host> failed) {
        return new Bounds(tolerance - failed.size(), losing(failed).lost, deadline, reaction, interruptible);
    }

    Bounds losing(Set<Host> hosts) {
        Set<Host> all = new HashSet<>(lost);
        all.addAll(hosts);
        return new Bounds(tolerance, all, deadline, reaction, interruptible);
    }

    Bounds reacting(OnFailedStep other) {
        return new Bounds(tolerance, lost, deadline, other, interruptible);
    }

    Bounds uninterrupted() {
        return new Bounds(tolerance, lost, deadline, reaction, false);
    }
}
