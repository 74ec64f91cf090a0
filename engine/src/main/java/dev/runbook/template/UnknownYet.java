package dev.runbook.template;

/** A value hangs on the result of a step that has not run. Only a preview meets this. */
public final class UnknownYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    public UnknownYet(String name) {
        super("`" + name + "` is known when the run gets there", null, false, false);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
