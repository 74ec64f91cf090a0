package dev.runbook.ssh;

import dev.runbook.http.WebClient;
import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.file.Path;
import java.time.Duration;

/** This machine as a host: commands run here, by the same stages as over SSH. */
final class LocalConnection implements Connection, ShellHosts {

    /** For a follower that was ended; there is no connection that could be lost. */
    private static final Duration RECONNECT = Duration.ofSeconds(10);

    private final LocalShells shells;
    private final Timers timers;
    private final JobPlaces places;

    /** @param home of the user who runs the program */
    LocalConnection(Timers timers, Path home) {
        this.timers = timers;
        this.shells = new LocalShells(home);
        this.places = new JobPlaces(shells.name(), command -> run(command, Output.IGNORED));
    }

    @Override
    public void open() {}

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
        places.sweep(run);
    }

    @Override
    public CommandResult run(ShellCommand command, Output output) throws Unreachable {
        if (command.job().isPresent()) {
            return new Job(this, timers, places, RECONNECT, command, output).run();
        }
        try {
            return new Execution(shells, timers, command, output).run();
        } catch (LinkLost notStarted) {
            throw new Unreachable(notStarted.getMessage(), notStarted);
        }
    }

    @Override
    public ShellHost reach(Output output, Duration patience) {
        return shells.forJobs();
    }

    @Override
    public void lost(ShellHost host) {}

    @Override
    public HttpReply send(HttpRequest request) {
        return new WebClient().send(request);
    }
}
