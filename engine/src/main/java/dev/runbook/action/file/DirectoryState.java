package dev.runbook.action.file;

import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.remote.ShellCommand;
import java.util.ArrayList;
import java.util.List;

/** A directory with this mode and owner; with {@code recurse}, so is everything below it. */
record DirectoryState(RemotePath path, Attributes attributes, boolean recurse) {

    Operation operation() {
        StateProbe probe = StateProbe.of(path).following();
        return Convergence.of("create directory `" + path + "`", recurse ? probe.listing() : probe, this::difference);
    }

    private Difference difference(FileState state) {
        return switch (state.kind()) {
            case ABSENT -> creating();
            case DIRECTORY -> recurse ? settingAll(state) : setting(state);
            case LINK ->
                Convergence.failure(
                        "`" + path + "` is a link to `" + state.target() + "`, which does not exist; remove it first");
            case FILE, OTHER ->
                Convergence.failure("`" + path + "` " + state.kind().words() + ", wanted a directory; remove it first");
        };
    }

    private Difference creating() {
        List<String> lines = new ArrayList<>();
        lines.add("`" + path + "` does not exist, wanted a directory");
        lines.addAll(attributes.initial());
        return Difference.changing(lines, creation(), Result.OK);
    }

    private Difference setting(FileState state) {
        List<String> lines = attributes.differences(state);
        return lines.isEmpty()
                ? Difference.none(Result.OK)
                : Difference.changing(lines, attributes.change(path, state), Result.OK);
    }

    private Difference settingAll(FileState state) {
        Tree tree = Tree.listed(state);
        List<String> lines = tree.differences(attributes);
        return lines.isEmpty()
                ? Difference.none(Result.OK)
                : Difference.changing(lines, tree.change(path, attributes), Result.OK);
    }

    private ShellCommand creation() {
        return HostScript.of(DirectoryState.class, "directory")
                .with("path", path)
                .with("ownership", attributes.ownership())
                .with("mode", attributes.mode().map(FileMode::shell).orElse(""))
                .command();
    }
}
