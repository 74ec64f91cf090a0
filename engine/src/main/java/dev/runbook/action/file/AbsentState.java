package dev.runbook.action.file;

import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.remote.ShellCommand;
import dev.runbook.source.Span;
import dev.runbook.template.Unrenderable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Nothing at this path. */
record AbsentState(RemotePath path) {

    Operation operation(Span where) {
        if (leadsNowhere()) {
            throw new Unrenderable(
                    where, "`" + path + "` stands for a whole system or home; name what is to be removed");
        }
        return Convergence.of("remove `" + path + "`", StateProbe.of(path), this::difference);
    }

    private Difference difference(FileState state) {
        if (state.is(FileState.Kind.ABSENT)) {
            return Difference.none(Result.OK);
        }
        String line = "`" + path + "` " + state.kind().words() + ", wanted nothing";
        ShellCommand remove =
                HostScript.of(AbsentState.class, "remove").with("path", path).command();
        return Difference.changing(List.of(line), remove, Result.OK);
    }

    /** Whether the path, read without the file system, is a root, a home or the current directory or above. */
    private boolean leadsNowhere() {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.text().split("/+")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".") && !(names.isEmpty() && isHome(name))) {
                names.addLast(name);
            }
        }
        return names.isEmpty();
    }

    private boolean isHome(String name) {
        return name.startsWith("~") && path.text().startsWith(name);
    }
}
