package dev.runbook.ssh;

import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Retries;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Where jobs lie on one host: a folder for each run and user, made and tried before it is needed. */
final class JobPlaces {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What the script exits with that makes a place: sysexits.h calls it EX_CANTCREAT. */
    private static final int NO_PLACE = 73;

    /** Runs a command that belongs to its connection. */
    interface Shell {
        CommandResult run(ShellCommand command) throws Unreachable;
    }

    /** What came of making a place: the place, or the end of the command that should have made it. */
    record Made(Optional<JobPlace> place, CommandResult result) {}

    private record Key(String run, Become become) {}

    /** An attempt to make a place, with named pipes that begin so. */
    private record Placing(String pipes, CommandResult result) {}

    private final String host;
    private final Shell shell;
    private final Map<Key, Made> places = new ConcurrentHashMap<>();

    /** @param host for messages */
    JobPlaces(String host, Shell shell) {
        this.host = host;
        this.shell = shell;
    }

    /**
     * The place for this user's jobs; no path if nobody let us become the user.
     *
     * @throws Unreachable if there is none to be had
     */
    Made of(String run, Become become) throws Unreachable {
        Key key = new Key(run, become);
        Made known = places.get(key);
        if (known != null) {
            return known;
        }
        Made made = make(key);
        if (made.place().isPresent()) {
            places.put(key, made);
        }
        return made;
    }

    /** Makes the place for the jobs of the user who is connected. */
    void prepare(String run) throws Unreachable {
        Made made = of(run, Become.NOBODY);
        if (made.place().isEmpty()) {
            throw refusal(Become.NOBODY, made.result());
        }
    }

    /** The place is there no longer. */
    void forget(String run, Become become) {
        places.remove(new Key(run, become));
    }

    /** Whether a job of this user was begun. */
    boolean knows(JobId job, Become user) throws Unreachable {
        Made made = of(job.run(), user);
        if (made.place().isEmpty()) {
            return false;
        }
        String record = made.place().get().path() + "/" + job.name() + ".job";
        CommandResult result = Retries.whileLost(() -> shell.run(
                ShellCommand.words(List.of("test", "-e", record)).as(user).within(LIMIT)));
        if (result.exit() != CommandResult.Exit.EXITED) {
            throw new Unreachable("it cannot be seen on " + host + " what was begun there (" + reason(result) + ")");
        }
        return result.succeeded();
    }

    /**
     * Ends what the run still does as this user.
     *
     * @throws Unreachable if it is not known to be over
     */
    void halt(String run, Become user) throws Unreachable {
        CommandResult result = Retries.whileLost(() -> shell.run(ShellCommand.of(HostScript.HALT.text())
                .withEnvironment(Map.of("run", run))
                .as(user)
                .within(LIMIT)));
        if (!result.succeeded()) {
            throw new Unreachable("what the run has begun on " + host + " cannot be ended (" + reason(result) + ")");
        }
    }

    /** Takes away what the run has left, as every user that it has become since this program runs. */
    void sweep(String run) throws Unreachable {
        Set<Become> users = places.keySet().stream()
                .filter(key -> key.run().equals(run))
                .map(Key::become)
                .collect(Collectors.toSet());
        users.add(Become.NOBODY);
        for (Become user : users) {
            forget(run, user);
            shell.run(ShellCommand.of(HostScript.SWEEP.text())
                    .withEnvironment(Map.of("run", run))
                    .as(user)
                    .within(LIMIT));
        }
    }

    private Made make(Key key) throws Unreachable {
        return made(key, Retries.whileLost(() -> place(key), Placing::result));
    }

    /** Doing it again does no harm, with other pipes. */
    private Placing place(Key key) throws Unreachable {
        String pipes = Token.next();
        byte[] job = HostScript.JOB.text().getBytes(StandardCharsets.UTF_8);
        CommandResult result = shell.run(ShellCommand.of(HostScript.PLACE.text())
                .withEnvironment(Map.of(
                        "run", key.run(),
                        "name", HostScript.JOB.fileName(),
                        "size", Integer.toString(job.length),
                        "pipes", pipes))
                .withInput(job)
                .as(key.become())
                .within(LIMIT));
        return new Placing(pipes, result);
    }

    private Made made(Key key, Placing placing) throws Unreachable {
        CommandResult result = placing.result();
        if (result.succeeded()) {
            return new Made(Optional.of(JobPlace.of(result.stdout(), placing.pipes())), result);
        }
        if (result.exit() == CommandResult.Exit.EXITED && result.rc() != NO_PLACE) {
            return new Made(Optional.empty(), result);
        }
        throw refusal(key.become(), result);
    }

    private Unreachable refusal(Become become, CommandResult result) {
        return new Unreachable(whose(become) + " on " + host + " takes no jobs (" + reason(result)
                + "): make it writable and leave room for what commands write");
    }

    private static String whose(Become become) {
        return become.user().map(user -> "the home of `" + user + "`").orElse("the user's home");
    }

    private static String reason(CommandResult result) {
        String said = result.doubt().orElse(result.stderr()).strip();
        return said.isEmpty() ? "without a word" : said.substring(said.lastIndexOf('\n') + 1);
    }
}
