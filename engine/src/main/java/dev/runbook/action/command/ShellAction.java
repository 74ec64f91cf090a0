package dev.runbook.action.command;

import static dev.runbook.action.Parameter.Type.SHELL;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.action.Summary;
import dev.runbook.remote.ShellCommand;

/** Runs text as a shell script. */
public final class ShellAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                "shell",
                "Runs a shell script. Where the host has bash, a pipe fails if any part of it fails.",
                Parameter.required("cmd", SHELL, "the script; what comes from a variable is quoted as one word"),
                Execution.CHDIR,
                Execution.CREATES,
                Execution.REMOVES,
                Execution.STDIN);
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        String script = arguments.text("cmd");
        ShellCommand command = ShellCommand.of(script).withShell(ShellCommand.Shell.PIPEFAIL);
        return Execution.of("run " + Summary.code(script), command, arguments);
    }
}
