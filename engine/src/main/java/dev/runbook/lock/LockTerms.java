package dev.runbook.lock;

/**
 * How a run treats the lock of its hosts.
 *
 * @param controller the machine that it runs on, for others to read
 * @param command how it was started, for others to read: without values that were passed
 */
public record LockTerms(Use use, String controller, String command) {

    /** It looks only, or is no run of a runbook. */
    public static final LockTerms NONE = new LockTerms(Use.NONE, "", "");

    public enum Use {
        TAKE,
        /** The operator does not want it, and answers for that. */
        SKIP,
        NONE
    }
}
