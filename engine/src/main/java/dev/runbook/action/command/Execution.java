package dev.runbook.action.command;

import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.remote.Probe;
import dev.runbook.remote.ShellCommand;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What command, shell and script have in common: where they run, what they read, and when they need not run. */
final class Execution {

    static final Parameter CHDIR = Parameter.optional(
            "chdir", STRING, "directory on the host to run in; without it, the home directory of the user");
    static final Parameter CREATES =
            Parameter.optional("creates", STRING, "path on the host; if it exists, the step is done and does not run");
    static final Parameter REMOVES = Parameter.optional(
            "removes", STRING, "path on the host; if it does not exist, the step is done and does not run");
    static final Parameter STDIN =
            Parameter.optional("stdin", STRING, "text that is given on standard input; the place for secrets");

    private Execution() {}

    static Operation of(String summary, ShellCommand command, Arguments arguments) {
        ShellCommand fed = arguments
                .optionalText("stdin")
                .map(text -> command.withInput(text.getBytes(StandardCharsets.UTF_8)))
                .orElse(command);
        Operation run = new Operation.Run(
                summary, placed(fed, arguments), end -> Result.of(end).withChanged(true));
        return unlessRemoved(unlessCreated(run, arguments), arguments);
    }

    private static Operation unlessCreated(Operation run, Arguments arguments) {
        return path(arguments, "creates")
                .map(path -> unless("[ -e %1$s ] || [ -L %1$s ]", path, "exists", run, arguments))
                .orElse(run);
    }

    private static Operation unlessRemoved(Operation run, Arguments arguments) {
        return path(arguments, "removes")
                .map(path -> unless("[ ! -e %1$s ] && [ ! -L %1$s ]", path, "does not exist", run, arguments))
                .orElse(run);
    }

    private static Operation unless(String test, RemotePath path, String why, Operation run, Arguments arguments) {
        ShellCommand check = ShellCommand.of(String.format(test, path.word()));
        return new Operation.Unless(new Probe(placed(check, arguments)), "`" + path + "` " + why, run);
    }

    private static Optional<RemotePath> path(Arguments arguments, String name) {
        return arguments.has(name) ? Optional.of(RemotePath.of(arguments, name)) : Optional.empty();
    }

    private static ShellCommand placed(ShellCommand command, Arguments arguments) {
        return arguments.optionalText("chdir").map(command::in).orElse(command);
    }
}
