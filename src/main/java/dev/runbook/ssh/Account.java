package dev.runbook.ssh;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What a command has written so far, on both streams, and what its end makes of that. */
final class Account {

    private final Heard out;
    private final Heard err;
    private final long begin = System.nanoTime();

    Account(Output output) {
        this.out = new Heard(Output.Stream.OUT, output);
        this.err = new Heard(Output.Stream.ERR, output);
    }

    Heard out() {
        return out;
    }

    Heard err() {
        return err;
    }

    /** How many bytes have come on both streams. */
    long count() {
        return out.count() + err.count();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    void throwBugs() {
        out.throwBug();
        err.throwBug();
    }

    CommandResult closed(Exit exit, int rc) {
        return closed(exit, rc, "", Optional.empty());
    }

    /** The script was never begun; a failure like any other. */
    CommandResult refused(int rc, String why) {
        return closed(Exit.EXITED, rc == 0 ? 1 : rc, why + "\n", Optional.empty());
    }

    CommandResult inDoubt(String why) {
        return closed(Exit.UNKNOWN, 0, "", Optional.of(why));
    }

    private CommandResult closed(Exit exit, int rc, String lastWords, Optional<String> doubt) {
        var errors = new ByteArrayOutputStream();
        errors.writeBytes(err.bytes());
        errors.writeBytes(lastWords.getBytes(StandardCharsets.UTF_8));
        boolean truncated = out.truncated() || err.truncated();
        return new CommandResult(exit, rc, out.bytes(), errors.toByteArray(), truncated, age(), doubt);
    }
}
