package dev.runbook.action.file;

import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.remote.ShellCommand;
import java.util.ArrayList;
import java.util.List;

/** A file whose time is now. */
record TouchedState(RemotePath path, Attributes attributes) {

    Operation operation() {
        return Convergence.of("touch `" + path + "`", StateProbe.of(path).following(), this::difference);
    }

    private Difference difference(FileState state) {
        boolean existing = !state.is(FileState.Kind.ABSENT) && !state.is(FileState.Kind.LINK);
        List<String> lines = new ArrayList<>();
        lines.add(existing ? "time of change, wanted now" : "`" + path + "` does not exist, wanted a file");
        lines.addAll(existing ? attributes.differences(state) : attributes.initial());
        return Difference.changing(lines, command(), Result.OK);
    }

    private ShellCommand command() {
        return HostScript.of(TouchedState.class, "touch")
                .with("path", path)
                .with("parent", path.parent())
                .with("ownership", attributes.ownership())
                .with("mode", attributes.mode().map(FileMode::shell).orElse(""))
                .command();
    }
}
