package dev.runbook.ssh;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One job on one host, followed to its end over as many connections as that takes. What has begun, or may have, is
 * never begun again: the host sees to that, and every connection after the first finds the job there.
 */
final class Job {

    /** How long after its time a job that is killed may take to end, and its last words to come. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** A connection of this age was of use, though the job may have been silent. */
    private static final Duration LASTING = Duration.ofSeconds(1);

    private final ShellHosts hosts;
    private final Timers timers;
    private final JobPlaces places;
    private final Patience patience;
    private final ShellCommand command;
    private final JobId id;
    private final Output output;
    private final Account account;
    private boolean mayHaveBegun;
    private boolean wasHomeless;

    /** @param reconnect how long to wait for a host whose connection was lost */
    Job(ShellHosts hosts, Timers timers, JobPlaces places, Duration reconnect, ShellCommand command, Output output) {
        this.hosts = hosts;
        this.timers = timers;
        this.places = places;
        this.command = command;
        this.id = command.job().orElseThrow();
        this.output = output;
        this.account = new Account(output);
        this.patience = new Patience(reconnect, command.timeout().map(GRACE::plus));
    }

    /** @throws Unreachable if nothing was begun */
    CommandResult run() throws Unreachable {
        Optional<CommandResult> result = Optional.empty();
        while (result.isEmpty()) {
            result = attempt();
        }
        account.throwBugs();
        return result.get();
    }

    /** How it ended; empty if that takes another connection. */
    private Optional<CommandResult> attempt() throws Unreachable {
        try {
            JobPlaces.Made made = places.of(id.run(), command.become());
            return made.place().isPresent()
                    ? attempt(hosts.reach(output, patience.left()), made.place().get())
                    : Optional.of(refused(made.result().stderr(), made.result().rc()));
        } catch (Unreachable gone) {
            if (mayHaveBegun) {
                return Optional.of(inDoubt(gone.getMessage()));
            }
            throw gone;
        }
    }

    private Optional<CommandResult> attempt(ShellHost host, JobPlace place) throws Unreachable {
        Follower follower = new Follower(host, timers, launch(place), account);
        long before = account.count();
        Instant begin = Instant.now();
        Follower.Parting parting = follower.follow(patience.untilEnd());
        return switch (parting) {
            case ENDED -> concluded(follower.ending(), host);
            case REFUSED -> Optional.of(refused(follower.refusal(), follower.exitCode()));
            case INTERRUPTED -> Optional.of(inDoubt("it was left alone since this program has to stop"));
            case STUMBLED, LOST -> {
                mayHaveBegun |= follower.hasSent();
                boolean lasted = follower.hasStarted() && begin.plus(LASTING).isBefore(Instant.now());
                patience.lost(lasted || account.count() > before);
                yield again(host, parting == Follower.Parting.LOST);
            }
        };
    }

    private Launch launch(JobPlace place) {
        Optional<Duration> limit = command.timeout().map(whole -> whole.minus(account.age()));
        return new JobLaunch(command, id, place, limit).launch(Token.next(), account, mayHaveBegun);
    }

    private Optional<CommandResult> again(ShellHost host, boolean lost) {
        boolean over = patience.isOver();
        if (lost && !over) {
            hosts.lost(host);
        }
        if (over) {
            return Optional.of(inDoubt("the connection to " + host.name() + " was lost and brought no end in time"));
        }
        try {
            patience.pause();
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of(inDoubt("it was left alone since this program has to stop"));
        }
    }

    private Optional<CommandResult> concluded(JobEnding ending, ShellHost host) throws Unreachable {
        return switch (ending.kind()) {
            case EXITED -> Optional.of(ended(Exit.EXITED, ending));
            case TIMEOUT -> Optional.of(ended(Exit.TIMED_OUT, ending));
            case KILLED -> Optional.of(inDoubt("what supervised it on " + host.name() + " was killed"));
            case RESTARTED -> Optional.of(inDoubt(host.name() + " was started anew before it had ended"));
            case VANISHED -> Optional.of(inDoubt(host.name() + " was started anew and knows nothing of it"));
            case HOMELESS -> homeless(host);
            case UNABLE ->
                throw new Unreachable(
                        host.name() + " cannot take the command (" + ending.reason() + "): make room for it there");
        };
    }

    private CommandResult ended(Exit exit, JobEnding ending) {
        if (ending.lacks("out")) {
            account.out().breakOff();
        }
        if (ending.lacks("err")) {
            account.err().breakOff();
        }
        return account.closed(exit, ending.exitCode());
    }

    /** Somebody has taken the folder away; it is made anew, once, for what cannot have begun. */
    private Optional<CommandResult> homeless(ShellHost host) throws Unreachable {
        places.forget(id.run(), command.become());
        if (mayHaveBegun) {
            return Optional.of(inDoubt("the folder for jobs on " + host.name() + " is gone"));
        }
        if (wasHomeless) {
            throw new Unreachable("the folder for jobs on " + host.name() + " is gone as soon as it is made");
        }
        wasHomeless = true;
        return Optional.empty();
    }

    private CommandResult refused(String why, int code) {
        return mayHaveBegun ? inDoubt(why.strip()) : account.refused(code, why.strip());
    }

    private CommandResult inDoubt(String why) {
        return account.inDoubt("job `" + id + "` may have run, in part or whole, or may still be running: " + why);
    }
}
