package dev.runbook.ssh;

import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;

/** The way to a host to which no way leads. */
record NoConnection(Unreachable why) implements Connection {

    @Override
    public CommandResult run(ShellCommand command, Output output) throws Unreachable {
        throw why;
    }

    @Override
    public void open() throws Unreachable {
        throw why;
    }

    @Override
    public boolean knows(JobId job, Become user) throws Unreachable {
        throw why;
    }

    @Override
    public void halt(String run, Become user) throws Unreachable {
        throw why;
    }

    @Override
    public HttpReply send(HttpRequest request) throws Unreachable {
        throw why;
    }
}
