package dev.runbook.remote;

import java.time.Duration;

/** A connection that is used for looking only. */
record LookingConnection(Connection connection, Duration limit) implements Prober {

    @Override
    public void open() throws Unreachable {
        connection.open();
    }

    @Override
    public CommandResult look(Probe probe) throws Unreachable {
        ShellCommand command = probe.command();
        boolean bounded =
                command.timeout().filter(own -> own.compareTo(limit) < 0).isPresent();
        ShellCommand look = bounded ? command : command.within(limit);
        return Retries.whileLost(() -> connection.run(look, Output.IGNORED));
    }

    @Override
    public HttpReply ask(HttpProbe probe) throws Unreachable {
        return connection.send(probe.request());
    }
}
