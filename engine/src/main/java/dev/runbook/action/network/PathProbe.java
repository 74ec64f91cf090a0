package dev.runbook.action.network;

import dev.runbook.action.Arguments;
import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.remote.Probe;
import java.util.List;

/** Whether a path exists on the host. */
record PathProbe(RemotePath path, String state) implements Wish {

    static PathProbe of(Arguments arguments) {
        return new PathProbe(
                RemotePath.of(arguments, "path"), Wish.state(arguments, "path", List.of("present", "absent")));
    }

    @Override
    public Operation operation() {
        HostScript script =
                HostScript.of(PathProbe.class, "path").with("path", path).with("state", state);
        return new Operation.Look("`" + path + "` is " + state, new Probe(script.command()), Result::ofScript);
    }
}
