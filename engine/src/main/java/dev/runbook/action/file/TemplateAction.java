package dev.runbook.action.file;

import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.source.SourceFile;

/** Fills in a template of the controller and puts the outcome on the host. */
public final class TemplateAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "template",
                        "Fills in a template with the host's variables and puts the outcome on the host.",
                        Parameter.required(
                                "src", STRING, "template on the controller; if relative, beside the runbook"),
                        Parameter.required(
                                "dest",
                                STRING,
                                "path on the host; if it is a directory or ends in `/`, the file goes into it by its name"),
                        Attributes.MODE,
                        Attributes.OWNER,
                        Attributes.GROUP,
                        FileWrite.BACKUP,
                        FileWrite.VALIDATE)
                .withoutFreeForm()
                .giving(CopyAction.DEST, CopyAction.CHECKSUM, CopyAction.BACKUP_FILE);
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        String src = arguments.text("src");
        SourceFile template = SourceFile.read(situation.file(src), src);
        return Destination.of(arguments, src)
                .write(
                        "write `" + arguments.text("dest") + "` from `" + src + "`",
                        Content.of(situation.render(template)));
    }
}
