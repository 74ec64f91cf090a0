package dev.runbook.action.file;

import static dev.runbook.action.Parameter.Type.ANY;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.template.Unrenderable;

/** Puts a file of the controller, or a text, on the host. */
public final class CopyAction implements Action {

    static final ActionSpec.Fact DEST = new ActionSpec.Fact("dest", "path of the file on the host");
    static final ActionSpec.Fact CHECKSUM = new ActionSpec.Fact("checksum", "SHA-256 of the content, in hex");
    static final ActionSpec.Fact BACKUP_FILE =
            new ActionSpec.Fact("backup_file", "path of the old file, if `backup` kept one");

    private final LocalContents contents = new LocalContents();

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "copy",
                        "Puts a file of the controller, or a text, on the host: at once or not at all.",
                        Parameter.optional("src", STRING, "file on the controller; if relative, beside the runbook"),
                        Parameter.optional("content", ANY, "text to write, instead of `src`; a list or map as JSON"),
                        Parameter.required(
                                "dest",
                                STRING,
                                "path on the host; if it is a directory or ends in `/`, `src` goes into it by its name"),
                        Attributes.MODE,
                        Attributes.OWNER,
                        Attributes.GROUP,
                        FileWrite.BACKUP,
                        FileWrite.VALIDATE)
                .withoutFreeForm()
                .giving(DEST, CHECKSUM, BACKUP_FILE);
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        if (arguments.has("src") == arguments.has("content")) {
            throw new Unrenderable(arguments.span(), "`copy` wants either `src` or `content`");
        }
        String dest = "`" + arguments.text("dest") + "`";
        if (arguments.has("content")) {
            return Destination.of(arguments, "").write("write " + dest, Content.of(arguments.text("content")));
        }
        String src = arguments.text("src");
        Content content = contents.of(arguments.span(), situation.file(src));
        return Destination.of(arguments, src).write("copy `" + src + "` to " + dest, content);
    }
}
