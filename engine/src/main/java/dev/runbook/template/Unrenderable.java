package dev.runbook.template;

import dev.runbook.source.Problem;
import dev.runbook.source.Span;

/** A template or condition that cannot be evaluated with the values at hand: an undefined name, a wrong type. */
public final class Unrenderable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Unrenderable(Span where, String message) {
        super(message);
        this.problem = Problem.at(where, message);
    }

    public Problem problem() {
        return problem;
    }
}
