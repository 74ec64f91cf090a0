package dev.runbook.template.operation;

/** There is no such value, the first of an empty list for instance; {@code default(…)} may say what to take instead. */
public final class Undefined extends Fault {

    private static final long serialVersionUID = 1L;

    public Undefined(String message) {
        super(message);
    }
}
