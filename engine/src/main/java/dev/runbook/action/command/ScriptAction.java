package dev.runbook.action.command;

import static dev.runbook.action.Parameter.Type.LIST;
import static dev.runbook.action.Parameter.Type.WORDS;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.HostScript;
import dev.runbook.action.LocalFile;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.action.Summary;
import dev.runbook.remote.ShellCommand;
import dev.runbook.template.Unrenderable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sends a script file from beside the runbook to the host and runs it there. */
public final class ScriptAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                "script",
                "Runs a script of the controller on the host, with the interpreter that its first line names.",
                Parameter.optional("cmd", WORDS, "file beside the runbook, and arguments for it"),
                Parameter.optional("argv", LIST, "file and arguments as a list, instead of `cmd`"),
                Execution.CHDIR,
                Execution.CREATES,
                Execution.REMOVES);
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        List<String> words = CommandAction.words(arguments, "script");
        Path file = situation.file(words.get(0));
        byte[] content = LocalFile.bytes(arguments.span(), file);
        List<String> interpreter = Interpreter.of(content)
                .orElseThrow(() -> new Unrenderable(
                        arguments.span(),
                        "`" + words.get(0) + "` has Windows line ends; convert it to Unix line ends"));
        ShellCommand command = HostScript.of(ScriptAction.class, "script")
                .with("name", file.getFileName().toString())
                .function("run", line(interpreter, words.subList(1, words.size())))
                .command()
                .withInput(content);
        return Execution.of("run script " + Summary.code(words), command, arguments);
    }

    private static String line(List<String> interpreter, List<String> given) {
        List<String> line =
                new ArrayList<>(interpreter.stream().map(ShellCommand::quote).toList());
        line.add("\"$file\"");
        line.addAll(given.stream().map(ShellCommand::quote).toList());
        return line.stream().collect(Collectors.joining(" ", "    ", ""));
    }
}
