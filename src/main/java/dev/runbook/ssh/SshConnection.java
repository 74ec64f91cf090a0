package dev.runbook.ssh;

import dev.runbook.http.HttpExchange;
import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import dev.runbook.value.Durations;
import java.time.Duration;
import java.util.Optional;

/** The way to one host over SSH. A session that dropped before a command was sent is made anew once. */
final class SshConnection implements Connection, ShellHosts {

    /** Something to do over a link. */
    private interface Use<T> {
        T with(Link link) throws LinkLost, Unreachable;
    }

    private final HostSession session;
    private final Timers timers;
    private final Duration reconnect;
    private final JobPlaces places;

    /** @param reconnect how long to wait for the host when it is lost */
    SshConnection(HostSession session, Timers timers, Duration reconnect) {
        this.session = session;
        this.timers = timers;
        this.reconnect = reconnect;
        this.places = new JobPlaces(session.route().toString(), command -> run(command, Output.IGNORED));
    }

    @Override
    public void open() throws Unreachable {
        session.link(reconnect);
    }

    @Override
    public Optional<String> hostKey() throws Unreachable {
        return Optional.of(session.link(reconnect).hostKey());
    }

    @Override
    public void prepare(String run) throws Unreachable {
        places.prepare(run);
    }

    @Override
    public boolean knows(JobId job, Become user) throws Unreachable {
        return places.knows(job, user);
    }

    @Override
    public void halt(String run, Become user) throws Unreachable {
        places.halt(run, user);
    }

    @Override
    public void sweep(String run) throws Unreachable {
        if (session.isUp()) {
            places.sweep(run);
        }
    }

    @Override
    public CommandResult run(ShellCommand command, Output output) throws Unreachable {
        if (command.job().isPresent()) {
            return new Job(this, timers, places, reconnect, command, output).run();
        }
        Duration patience = atMost(command.timeout().orElse(reconnect));
        return use(link -> execute(command, output, link), output, patience);
    }

    private CommandResult execute(ShellCommand command, Output output, Link link) throws LinkLost, Unreachable {
        CommandResult result = new Execution(link, timers, command, output).run();
        if (result.exit() == CommandResult.Exit.UNKNOWN && !link.staysUp(Duration.ofSeconds(1))) {
            session.drop(link);
        }
        return result;
    }

    @Override
    public HttpReply send(HttpRequest request) throws Unreachable {
        return use(link -> ask(request, link), Output.IGNORED, reconnect);
    }

    /** @throws LinkLost if it can be asked again since the connection was lost over it */
    private static HttpReply ask(HttpRequest request, Link link) throws LinkLost, Unreachable {
        HttpReply reply = new HttpExchange(request).over((host, port) -> link.tunnel(host, port, request.timeout()));
        if (reply instanceof HttpReply.NoAnswer && request.isIdempotent() && !link.staysUp(Duration.ofMillis(100))) {
            throw new LinkLost("the connection was lost before an answer came");
        }
        return reply;
    }

    @Override
    public Link reach(Output output, Duration patience) throws Unreachable {
        if (session.isLost()) {
            output.waiting("the connection to " + session.route() + " was lost: trying to get it back for "
                    + Durations.words(patience));
        }
        return session.link(patience);
    }

    @Override
    public void lost(ShellHost host) {
        if (host instanceof Link link) {
            session.drop(link);
        }
    }

    private Duration atMost(Duration limit) {
        return limit.compareTo(reconnect) < 0 ? limit : reconnect;
    }

    private <T> T use(Use<T> use, Output output, Duration patience) throws Unreachable {
        Link link = reach(output, patience);
        try {
            return use.with(link);
        } catch (LinkLost lost) {
            session.drop(link);
            return useAgain(use, output, patience);
        }
    }

    private <T> T useAgain(Use<T> use, Output output, Duration patience) throws Unreachable {
        try {
            return use.with(reach(output, patience));
        } catch (LinkLost again) {
            throw new Unreachable(session.route() + " cannot be reached: " + again.getMessage(), again);
        }
    }
}
