package dev.runbook.procedure;

import dev.runbook.action.Action;
import dev.runbook.action.Operation;
import dev.runbook.action.Situation;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
import java.util.Set;

/** An action written in Java, with its arguments as written. */
public record Call(Action action, ArgumentTemplates arguments) {

    private static final Set<String> COMMANDS = Set.of("command", "shell", "script");

    /** Whether it may look before the run: it cannot change anything, or its author promises so. */
    public boolean canProbe() {
        return action.spec().readOnly() || COMMANDS.contains(action.spec().name());
    }

    /**
     * What is to be done on the host whose names these are.
     *
     * @throws Unrenderable if a name is missing, or a file that the action takes is wrong
     */
    public Operation operation(Scope scope, Situation situation) {
        try {
            return action.operation(arguments.render(scope), situation);
        } catch (InvalidSource e) {
            Problem problem = e.problems().get(0);
            throw new Unrenderable(problem.where().orElse(arguments.span()), problem.message());
        }
    }
}
