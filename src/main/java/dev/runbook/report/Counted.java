package dev.runbook.report;

/** A number and its noun. */
public final class Counted {

    private Counted() {}

    public static String of(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
