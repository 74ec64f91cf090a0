package dev.runbook.ssh;

import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Where jobs lie on one host: a folder for each run and user, made and tried before it is needed. */
final class JobPlaces {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** How often it is tried when the connection is lost over it; making a place again does no harm. */
    private static final int ATTEMPTS = 5;

    /** What the script exits with that makes a place: sysexits.h calls it EX_CANTCREAT. */
    private static final int NO_PLACE = 73;

    /** Runs a command that belongs to its connection. */
    interface Shell {
        CommandResult run(ShellCommand command) throws Unreachable;
    }

    /** What came of making a place: the place, or the end of the command that should have made it. */
    record Made(Optional<JobPlace> place, CommandResult result) {}

    private record Key(String run, Become become) {}

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
        for (int attempt = 1; ; attempt++) {
            String pipes = Token.next();
            CommandResult result = place(key, pipes);
            if (!wasLost(result) || attempt == ATTEMPTS) {
                return made(key, pipes, result);
            }
        }
    }

    private static boolean wasLost(CommandResult result) {
        return result.exit() == CommandResult.Exit.UNKNOWN
                && !Thread.currentThread().isInterrupted();
    }

    private CommandResult place(Key key, String pipes) throws Unreachable {
        byte[] job = HostScript.JOB.text().getBytes(StandardCharsets.UTF_8);
        return shell.run(ShellCommand.of(HostScript.PLACE.text())
                .withEnvironment(Map.of(
                        "run", key.run(),
                        "name", HostScript.JOB.fileName(),
                        "size", Integer.toString(job.length),
                        "pipes", pipes))
                .withInput(job)
                .as(key.become())
                .within(LIMIT));
    }

    private Made made(Key key, String pipes, CommandResult result) throws Unreachable {
        if (result.succeeded()) {
            return new Made(Optional.of(JobPlace.of(result.stdout(), pipes)), result);
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
