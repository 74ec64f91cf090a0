package dev.runbook.action.command;

import static dev.runbook.action.Parameter.Type.LIST;
import static dev.runbook.action.Parameter.Type.WORDS;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.action.Summary;
import dev.runbook.remote.ShellCommand;
import dev.runbook.template.Unrenderable;
import java.util.List;

/** Runs one program; no shell looks at its arguments. */
public final class CommandAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                "command",
                "Runs one program with its arguments. No shell is involved: `|`, `>` and `*` are plain characters.",
                Parameter.optional(
                        "cmd", WORDS, "program and arguments, in one line or as a list; each variable stays one word"),
                Parameter.optional("argv", LIST, "program and arguments as a list, instead of `cmd`"),
                Execution.CHDIR,
                Execution.CREATES,
                Execution.REMOVES,
                Execution.STDIN);
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        List<String> words = words(arguments, "command");
        return Execution.of("run " + Summary.code(words), ShellCommand.words(words), arguments);
    }

    /** The command line, whichever way it was written. */
    static List<String> words(Arguments arguments, String action) {
        if (arguments.has("cmd") == arguments.has("argv")) {
            throw new Unrenderable(arguments.span(), "`" + action + "` wants either `cmd` or `argv`");
        }
        List<String> words = arguments.texts(arguments.has("cmd") ? "cmd" : "argv");
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new Unrenderable(arguments.span(), "`" + action + "` has nothing to run");
        }
        return words;
    }
}
