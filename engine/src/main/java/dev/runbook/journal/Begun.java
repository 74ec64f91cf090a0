package dev.runbook.journal;

/** A step that was begun on a host and of which nobody knows that it has ended: its command may run there still. */
public record Begun(StepPath step, VisitId visit, String host, Workplace workplace) {

    /** The host on which its commands run. */
    public String place() {
        return workplace.on().orElse(host);
    }

    /** Whether it is this step in this visit on this host. */
    public boolean isOf(StepPath other, VisitId otherVisit, String otherHost) {
        return step.equals(other) && visit.equals(otherVisit) && host.equals(otherHost);
    }
}
