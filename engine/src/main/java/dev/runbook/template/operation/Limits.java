package dev.runbook.template.operation;

/** How large a value may grow while a template is evaluated. */
public final class Limits {

    /** Characters in a text. */
    public static final int TEXT = 16 * 1024 * 1024;

    /** Items in a list. */
    public static final int ITEMS = 1_000_000;

    private Limits() {}
}
