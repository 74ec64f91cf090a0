package dev.runbook.template.operation;

/** An operation that these values do not allow. The operator that met it knows the place. */
public class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Fault(String message) {
        super(message, null, false, false);
    }
}
