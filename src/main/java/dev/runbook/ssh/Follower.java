package dev.runbook.ssh;

import dev.runbook.remote.Unreachable;
import java.time.Duration;
import java.util.Optional;

/** Follows a job over one connection, beginning it if it has not begun. */
final class Follower {

    /** How following ends. */
    enum Parting {
        /** With last words. */
        ENDED,
        /** Before it began: there was no shell, or not the wanted user's. */
        REFUSED,
        /** Somebody wants this program to end. */
        INTERRUPTED,
        /** Whoever followed on the host ended without a word. */
        STUMBLED,
        /** The connection went away. */
        LOST
    }

    private final ShellHost host;
    private final Launch launch;
    private final Exchange exchange;
    private final LastWords out;
    private final LastWords err;

    Follower(ShellHost host, Timers timers, Launch launch, Account account) {
        this.host = host;
        this.launch = launch;
        this.out = new LastWords(JobLaunch.endMark(launch.token()), account.out());
        this.err = new LastWords(JobLaunch.endMark(launch.token()), account.err());
        this.exchange = new Exchange(host, timers, launch, out, err);
    }

    /** @param limit after which it is given up */
    Parting follow(Optional<Duration> limit) {
        try {
            exchange.run(limit, exchange::cut);
            return parting();
        } catch (LinkLost gone) {
            return Parting.LOST;
        }
    }

    /** What stood on stderr after the mark; the mark stands on both streams when all has come. */
    JobEnding ending() {
        return JobEnding.parse(err.heard().orElseThrow());
    }

    /** Whether the script was sent, in part or whole. */
    boolean hasSent() {
        return exchange.hasSent();
    }

    boolean hasStarted() {
        return exchange.hasStarted();
    }

    int exitCode() {
        return exchange.exitCode().orElse(1);
    }

    /** Why it was refused. */
    String refusal() throws Unreachable {
        return Refusal.of(exchange, launch, host.name());
    }

    private Parting parting() {
        if (out.heard().isPresent() && err.heard().isPresent()) {
            return Parting.ENDED;
        }
        if (exchange.wasInterrupted()) {
            return Parting.INTERRUPTED;
        }
        if (exchange.isPasswordRefused()) {
            return Parting.REFUSED;
        }
        if (exchange.exitCode().isEmpty()) {
            return Parting.LOST;
        }
        return exchange.hasStarted() ? Parting.STUMBLED : Parting.REFUSED;
    }
}
