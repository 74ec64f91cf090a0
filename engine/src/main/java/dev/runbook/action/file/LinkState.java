package dev.runbook.action.file;

import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.remote.ShellCommand;
import java.util.List;

/** A symbolic link that holds this target. */
record LinkState(RemotePath path, String target) {

    Operation operation() {
        return Convergence.of("link `" + path + "` to `" + target + "`", StateProbe.of(path), this::difference);
    }

    private Difference difference(FileState state) {
        return switch (state.kind()) {
            case ABSENT -> linking("`" + path + "` does not exist");
            case LINK ->
                state.target().equals(target)
                        ? Difference.none(Result.OK)
                        : linking("`" + path + "` is a link to `" + state.target() + "`");
            case FILE, DIRECTORY, OTHER ->
                Convergence.failure("`" + path + "` " + state.kind().words() + ", wanted a link to `" + target
                        + "`; remove it first");
        };
    }

    private Difference linking(String found) {
        ShellCommand command = HostScript.of(LinkState.class, "link")
                .with("path", path)
                .with("parent", path.parent())
                .with("target", target)
                .command();
        return Difference.changing(List.of(found + ", wanted a link to `" + target + "`"), command, Result.OK);
    }
}
