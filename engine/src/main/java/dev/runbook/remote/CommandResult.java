package dev.runbook.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What came back from a command.
 *
 * @param exit how it ended
 * @param rc its exit code; 128 + n after signal n; meaningless unless {@code exit} is {@code EXITED}
 * @param out what it wrote to stdout, as far as it was kept
 * @param err what it wrote to stderr, as far as it was kept
 * @param truncated whether more was written than was kept
 * @param doubt why its end is not known, in one sentence; empty unless {@code exit} is {@code UNKNOWN}
 */
public record CommandResult(
        Exit exit, int rc, byte[] out, byte[] err, boolean truncated, Duration took, Optional<String> doubt) {

    public CommandResult(Exit exit, int rc, byte[] out, byte[] err, boolean truncated, Duration took) {
        this(exit, rc, out, err, truncated, took, Optional.empty());
    }

    /** {@code UNKNOWN}: the command may have run, in part or whole, or be running. */
    public enum Exit {
        EXITED,
        TIMED_OUT,
        UNKNOWN
    }

    public static CommandResult exited(int rc, String out, String err) {
        return new CommandResult(
                Exit.EXITED,
                rc,
                out.getBytes(StandardCharsets.UTF_8),
                err.getBytes(StandardCharsets.UTF_8),
                false,
                Duration.ZERO);
    }

    public boolean succeeded() {
        return exit == Exit.EXITED && rc == 0;
    }

    public String stdout() {
        return new String(out, StandardCharsets.UTF_8);
    }

    public String stderr() {
        return new String(err, StandardCharsets.UTF_8);
    }
}
