package dev.runbook.journal;

import dev.runbook.plan.Memory;

/**
 * An undo that a step owes on a host.
 *
 * @param n the record of its start; the newest debt is paid first
 * @param visit steps of one visit are undone together
 * @param memory what was registered at that moment
 */
public record Debt(int n, StepPath step, String title, String host, VisitId visit, Memory memory) {

    Debt remembering(Memory later) {
        return new Debt(n, step, title, host, visit, later);
    }

    boolean isOf(StepPath path, VisitId itsVisit, String itsHost) {
        return visit.equals(itsVisit) && step.equals(path) && host.equals(itsHost);
    }
}
