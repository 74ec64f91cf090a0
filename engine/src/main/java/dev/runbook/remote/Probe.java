package dev.runbook.remote;

import java.util.function.UnaryOperator;

/** A command of which its author promises that it changes nothing, so that a plan may run it. */
public record Probe(ShellCommand command) {

    /** The same, run as somebody else, or in another environment. */
    public Probe with(UnaryOperator<ShellCommand> change) {
        return new Probe(change.apply(command));
    }
}
