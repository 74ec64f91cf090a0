package dev.runbook.action.file;

import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import java.util.List;

/** Something that exists, with this mode and owner. */
record ExistingState(RemotePath path, Attributes attributes) {

    Operation operation() {
        return Convergence.of(
                "set mode and owner of `" + path + "`", StateProbe.of(path).following(), this::difference);
    }

    private Difference difference(FileState state) {
        if (state.is(FileState.Kind.ABSENT) || state.is(FileState.Kind.LINK)) {
            return Convergence.failure(
                    "`" + path + "` does not exist; create it with `copy`, `template` or `state: touch`");
        }
        List<String> lines = attributes.differences(state);
        return lines.isEmpty()
                ? Difference.none(Result.OK)
                : Difference.changing(lines, attributes.change(path, state), Result.OK);
    }
}
