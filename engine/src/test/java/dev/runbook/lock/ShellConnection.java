package dev.runbook.lock;

import dev.runbook.action.LocalHost;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;

/** This machine's shell as a host that can be cut off. */
final class ShellConnection implements Connection {

    private final LocalHost shell;
    private volatile boolean cut;

    ShellConnection(LocalHost shell) {
        this.shell = shell;
    }

    void cut(boolean off) {
        cut = off;
    }

    @Override
    public CommandResult run(ShellCommand command, Output output) throws Unreachable {
        open();
        return shell.run(command);
    }

    @Override
    public void open() throws Unreachable {
        if (cut) {
            throw new Unreachable("it is cut off");
        }
    }

    @Override
    public HttpReply send(HttpRequest request) {
        return new HttpReply.NoAnswer("no web here");
    }
}
