package dev.runbook.action.file;

import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.action.Subject;
import dev.runbook.remote.CommandResult;

/**
 * Where a content goes.
 *
 * @param inside its name there if the path turns out to be a directory; empty if it must not be one
 */
record Destination(RemotePath path, String inside, FileWrite write) {

    /** What {@code dest} means for this file of the controller; for none, {@code dest} is the file itself. */
    static Destination of(Arguments arguments, String source) {
        RemotePath dest = RemotePath.of(arguments, "dest");
        String name = source.substring(source.lastIndexOf('/') + 1);
        boolean directory = arguments.text("dest").endsWith("/") && !name.isEmpty();
        return new Destination(directory ? dest.child(name) : dest, directory ? "" : name, FileWrite.of(arguments));
    }

    /** Puts the content there. */
    Operation write(String summary, Content content) {
        return new Operation.Converge(
                summary,
                Subject.path(path),
                StateProbe.of(path)
                        .inside(inside)
                        .reading(content.sha256(), TextDiff.LONGEST)
                        .probe(),
                probe -> compare(probe, content));
    }

    private Difference compare(CommandResult probe, Content content) {
        if (!probe.succeeded()) {
            return Difference.none(Result.ofScript(probe));
        }
        FileState state = FileState.of(probe);
        return write.difference(state.has("inside") ? path.child(inside) : path, state, content);
    }
}
