package dev.runbook.action.network;

import dev.runbook.action.Arguments;
import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Probe;
import dev.runbook.remote.ShellCommand;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Durations;
import java.time.Duration;
import java.util.List;

/** Whether a port takes connections, as the host sees it, or has none left. */
record PortProbe(String host, long port, String state, Duration limit) implements Wish {

    static PortProbe of(Arguments arguments) {
        long port = arguments.number("port");
        if (port < 1 || port > 65535) {
            throw new Unrenderable(arguments.span(), "`port` is " + port + ", wanted a number from 1 to 65535");
        }
        String host = arguments.text("host");
        if (!host.matches("[A-Za-z0-9][A-Za-z0-9._:%-]*|::[0-9A-Fa-f:.]*")) {
            throw new Unrenderable(arguments.span(), "`" + host + "` is no address or name of a host");
        }
        String state = Wish.state(arguments, "port", List.of("started", "stopped", "drained"));
        return new PortProbe(host, port, state, arguments.duration("connect_timeout"));
    }

    @Override
    public Operation operation() {
        return state.equals("drained")
                ? run("port " + port + " has no connections", HostScript.of(PortProbe.class, "drained"))
                : run(
                        "port " + port + " of `" + host + "` is " + (wantsOpen() ? "open" : "closed"),
                        HostScript.of(PortProbe.class, "port"));
    }

    private Operation run(String summary, HostScript script) {
        ShellCommand command = script.with("host", host)
                .with("port", Long.toString(port))
                .with("state", state)
                .with("limit", Long.toString(Math.max(1, limit.toSeconds())))
                .with("complaint", "port " + port + " of `" + host + "` is " + (wantsOpen() ? "closed" : "open"))
                .command()
                .within(limit);
        return new Operation.Look(summary, new Probe(command), this::read);
    }

    /** A port that does not even refuse in time is closed. */
    private Result read(CommandResult end) {
        if (end.exit() != CommandResult.Exit.TIMED_OUT) {
            return Result.ofScript(end);
        }
        String late = "port " + port + " of `" + host + "` did not answer within " + Durations.words(limit);
        return wantsOpen() ? Result.failed(late) : Result.OK;
    }

    private boolean wantsOpen() {
        return state.equals("started");
    }
}
