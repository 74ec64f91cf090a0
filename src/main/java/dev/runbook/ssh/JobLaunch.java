package dev.runbook.ssh;

import static dev.runbook.remote.ShellCommand.quote;

import dev.runbook.remote.JobId;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.ShellCommand.Shell;
import java.time.Duration;
import java.util.Optional;

/**
 * The stages that lead a waiting shell to a job: become another user, take a seat, read {@link HostScript#JOB}, and
 * there either begin the job with the next two lines or follow the one that has begun.
 *
 * @param command what the job is to run
 * @param place where the run's jobs lie
 * @param limit what is left of its time
 */
record JobLaunch(ShellCommand command, JobId job, JobPlace place, Optional<Duration> limit) {

    /** How long a command is not worth a clock of its own on the host. */
    private static final Duration YOUNG = Duration.ofMillis(150);

    /** Reads the next line and does what it says. It needs no decoding, which would take the host another process. */
    private static final String READ_ON = "IFS= read -r runbook && eval \"$runbook\"";

    /** How the last words begin on both streams. */
    static String endMark(String token) {
        return token + "-end";
    }

    /**
     * @param token a word that nothing else writes
     * @param heard what need not be told again
     * @param again whether it was sent before
     */
    Launch launch(String token, Account heard, boolean again) {
        String stages = StdinLine.of(Seat.taken(Shell.POSIX, READ_ON))
                + variables(token, heard, again)
                + reading()
                + StdinLine.of(ready())
                + StdinLine.of(command.script());
        return new Launch(
                command.become(),
                token,
                stages,
                command.input().orElse(new byte[0]),
                command.input().isPresent() ? Duration.ZERO : YOUNG);
    }

    private String variables(String token, Account heard, boolean again) {
        return "place=%s; job=%s; token=%s; pipe=%s; mask=%s; %s; limit=%s; input=%s; heard_out=%d; heard_err=%d; again=%s; "
                .formatted(
                        quote(place.path()),
                        quote(job.name()),
                        token,
                        place.nextPipe().map(ShellCommand::quote).orElse(""),
                        place.mask(),
                        Seat.choice("shell", command.shell()),
                        limit.map(JobLaunch::hundredths).orElse(""),
                        command.input()
                                .map(bytes -> Integer.toString(bytes.length))
                                .orElse(""),
                        heard.out().count(),
                        heard.err().count(),
                        again ? "yes" : "");
    }

    /** Where nothing is to be read, the start mark and the last words say so. */
    private static String reading() {
        return ("jobs=$place/%s; if [ -O \"$jobs\" ]; then . \"$jobs\"; else"
                        + " echo \"$token-start\"; echo \"$token-start\" >&2;"
                        + " echo \"$token-end\"; echo \"$token-end homeless\" >&2; fi\n")
                .formatted(HostScript.JOB.fileName());
    }

    private String ready() {
        return Readiness.of(command, "echo $$ >&9; exec 9>&-", "exec <&8 8<&-\n");
    }

    private static String hundredths(Duration duration) {
        return Long.toString(Math.max(1, duration.toMillis() / 10));
    }
}
