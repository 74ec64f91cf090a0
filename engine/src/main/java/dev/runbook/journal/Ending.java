package dev.runbook.journal;

/** How a run ended, and the exit code that says so. */
public enum Ending {
    DONE(0, "done"),
    STOPPED(1, "failed and stopped"),
    ROLLED_BACK(2, "failed and rolled back completely"),
    REFUSED(3, "refused before anything changed"),
    INVALID(4, "wrong runbook, inventory or command line"),
    ROLLBACK_INCOMPLETE(5, "rollback incomplete"),
    LOCKED(6, "locked by another run"),
    UNREACHABLE(7, "hosts unreachable before anything changed"),
    BUG(70, "a bug in the program"),
    INTERRUPTED(130, "interrupted");

    private final int exit;
    private final String words;

    Ending(int exit, String words) {
        this.exit = exit;
        this.words = words;
    }

    public int exit() {
        return exit;
    }

    public String words() {
        return words;
    }

    /** Whether a run that ended so can be taken up. */
    public boolean canBeTakenUp() {
        return this == STOPPED || this == INTERRUPTED || this == ROLLBACK_INCOMPLETE;
    }
}
