package dev.runbook.journal;

/** A record that does not say what its kind has to say. */
final class Misread extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String DAMAGED = "the journal was altered or damaged: put a whole copy of it in its place";
    private static final String NEWER = "read it with the version that wrote it";

    private Misread(String message, String advice) {
        super(message + "; " + advice);
    }

    static Misread damaged(String found) {
        return new Misread(found, DAMAGED);
    }

    static Misread newer(String found) {
        return new Misread(found, NEWER);
    }
}
