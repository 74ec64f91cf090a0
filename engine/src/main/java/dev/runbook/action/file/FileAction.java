package dev.runbook.action.file;

import static dev.runbook.action.Parameter.Type.BOOL;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Situation;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;

/** Creates, removes and links files and directories, and sets who owns them and who may use them. */
public final class FileAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "file",
                        "Creates or removes a directory, file or link, and sets its owner and mode.",
                        Parameter.required("path", STRING, "path on the host"),
                        Parameter.optional(
                                        "state",
                                        STRING,
                                        Value.of("file"),
                                        "`file`: it must exist already; `directory`: created with its parents; `absent`:"
                                                + " removed with all below it; `touch`: created if missing, and its"
                                                + " time set; `link`: a symbolic link to `src`")
                                .oneOf("file", "directory", "absent", "touch", "link"),
                        Parameter.optional("src", STRING, "what a link leads to, exactly as the link is to hold it"),
                        Attributes.MODE,
                        Attributes.OWNER,
                        Attributes.GROUP,
                        Parameter.optional(
                                "recurse",
                                BOOL,
                                Value.FALSE,
                                "set mode, owner and group of everything below a directory as well"))
                .withoutFreeForm();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        RemotePath path = RemotePath.of(arguments, "path");
        Attributes attributes = Attributes.of(arguments);
        String state = arguments.text("state");
        check(arguments, state, attributes);
        return switch (state) {
            case "directory" -> new DirectoryState(path, attributes, arguments.flag("recurse")).operation();
            case "absent" -> new AbsentState(path).operation(arguments.span());
            case "touch" -> new TouchedState(path, attributes).operation();
            case "link" -> new LinkState(path, arguments.text("src")).operation();
            default -> new ExistingState(path, attributes).operation();
        };
    }

    private static void check(Arguments arguments, String state, Attributes attributes) {
        boolean link = state.equals("link");
        require(arguments, !link || arguments.has("src"), "needs a `src`, which is what the link leads to");
        require(arguments, link || !arguments.has("src"), "has no use for `src`; only a link leads anywhere");
        require(
                arguments,
                state.equals("directory") || !arguments.flag("recurse"),
                "has no use for `recurse`; only a directory has anything below it");
        require(
                arguments,
                attributes.equals(Attributes.UNCHANGED) || !(link || state.equals("absent")),
                "has no use for `mode`, `owner` and `group`");
    }

    private static void require(Arguments arguments, boolean sensible, String otherwise) {
        if (!sensible) {
            throw new Unrenderable(arguments.span(), "`state: " + arguments.text("state") + "` " + otherwise);
        }
    }
}
