package dev.runbook.ssh;

import dev.runbook.http.HttpExchange;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;

/** The way to one host over SSH. A session that dropped before a command was sent is made anew once. */
final class SshConnection implements Connection {

    /** Something to do over a link. */
    private interface Use<T> {
        T with(Link link) throws LinkLost, Unreachable;
    }

    private final HostSession session;
    private final Timers timers;

    SshConnection(HostSession session, Timers timers) {
        this.session = session;
        this.timers = timers;
    }

    @Override
    public void open() throws Unreachable {
        session.link();
    }

    @Override
    public CommandResult run(ShellCommand command, Output output) throws Unreachable {
        return use(link -> new Execution(link, timers, command, output).run());
    }

    @Override
    public HttpReply send(HttpRequest request) throws Unreachable {
        return use(link -> new HttpExchange(request).over((host, port) -> link.tunnel(host, port, request.timeout())));
    }

    private <T> T use(Use<T> use) throws Unreachable {
        Link link = session.link();
        try {
            return use.with(link);
        } catch (LinkLost lost) {
            session.drop(link);
            return useAgain(use);
        }
    }

    private <T> T useAgain(Use<T> use) throws Unreachable {
        try {
            return use.with(session.link());
        } catch (LinkLost again) {
            throw new Unreachable(session.route() + " cannot be reached: " + again.getMessage(), again);
        }
    }
}
