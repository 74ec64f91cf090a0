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
import dev.runbook.value.Value;

/** Edits a text file: replaces what matches, or sees to one line. */
public final class ReplaceAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "replace",
                        "Edits a text file: replaces what matches, or sees that a line is there or is not.",
                        Parameter.required("path", STRING, "text file on the host, at most 4 MiB; a link is followed"),
                        Parameter.optional(
                                "regexp",
                                STRING,
                                "regular expression: what to replace, or which line `line` takes the place of"),
                        Parameter.optional(
                                "replace",
                                STRING,
                                "what every match becomes; `\\1` and `\\g<name>` stand for groups; `^` and `$` in"
                                        + " `regexp` match at each line"),
                        Parameter.optional(
                                "line",
                                STRING,
                                "what one line is to say: the last that matches `regexp`, or else a new one"),
                        Parameter.optional(
                                "insertafter",
                                STRING,
                                "a new line goes after the last line that matches this, or to the end (`EOF`, the default)"),
                        Parameter.optional(
                                "insertbefore",
                                STRING,
                                "a new line goes before the last line that matches this, or to the start (`BOF`)"),
                        Parameter.optional(
                                        "state",
                                        STRING,
                                        Value.of("present"),
                                        "`absent` removes every line that matches `regexp` or equals `line`")
                                .oneOf("present", "absent"),
                        Parameter.optional(
                                "backrefs",
                                BOOL,
                                Value.FALSE,
                                "let `line` name groups of `regexp`; without a match nothing changes"),
                        Parameter.optional("create", BOOL, Value.FALSE, "create the file if it does not exist"),
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
        RemotePath path = RemotePath.of(arguments, "path");
        FileEdit edit = new FileEdit(path, Edits.of(arguments), arguments.flag("create"), FileWrite.of(arguments));
        return Convergence.of("edit `" + path + "`", edit.probe(), edit::difference);
    }
}
