package dev.runbook.action.network;

import dev.runbook.action.Arguments;
import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import java.util.List;

/** Whether a path exists on the host. */
record PathProbe(RemotePath path, String state) implements Probe {

    static PathProbe of(Arguments arguments) {
        return new PathProbe(
                RemotePath.of(arguments, "path"), Probe.state(arguments, "path", List.of("present", "absent")));
    }

    @Override
    public Operation operation() {
        HostScript script =
                HostScript.of(PathProbe.class, "path").with("path", path).with("state", state);
        return new Operation.Run("`" + path + "` is " + state, script.command(), true, Result::ofScript);
    }
}
