package dev.runbook.ssh;

import dev.runbook.remote.Become;
import dev.runbook.remote.ShellCommand;
import java.time.Duration;

/** Ends a command with everything that it started: TERM to its process group, KILL three seconds later. */
final class KillGroup {

    /** How long the killing itself may take. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private KillGroup() {}

    /** Must run as the user whose processes they are. */
    static ShellCommand of(long group, Become become) {
        return ShellCommand.of("""
                        kill -TERM -%1$d 2>/dev/null || kill -TERM %1$d 2>/dev/null
                        n=0
                        while [ $n -lt 30 ] && kill -0 -%1$d 2>/dev/null; do
                          sleep 0.1 2>/dev/null || { sleep 1; n=$((n + 9)); }
                          n=$((n + 1))
                        done
                        kill -KILL -%1$d 2>/dev/null || :
                        """.formatted(group)).as(become).within(LIMIT);
    }
}
