package dev.runbook.ssh;

import dev.runbook.http.WebClient;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;

/** This machine as a host: commands run here, by the same stages as over SSH. */
final class LocalConnection implements Connection {

    private final LocalShells shells = new LocalShells();
    private final Timers timers;

    LocalConnection(Timers timers) {
        this.timers = timers;
    }

    @Override
    public void open() {}

    @Override
    public CommandResult run(ShellCommand command, Output output) throws Unreachable {
        try {
            return new Execution(shells, timers, command, output).run();
        } catch (LinkLost notStarted) {
            throw new Unreachable(notStarted.getMessage(), notStarted);
        }
    }

    @Override
    public HttpReply send(HttpRequest request) {
        return new WebClient().send(request);
    }
}
