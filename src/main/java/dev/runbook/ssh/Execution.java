package dev.runbook.ssh;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.time.Duration;
import java.util.OptionalInt;

/** One command that belongs to its connection, from the first line that is sent to its result. */
final class Execution {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final ShellHost host;
    private final Timers timers;
    private final ShellCommand command;
    private final Account account;
    private final Launch launch;
    private final Exchange exchange;
    private boolean timedOut;
    private boolean killed;

    Execution(ShellHost host, Timers timers, ShellCommand command, Output output) {
        this.host = host;
        this.timers = timers;
        this.command = command;
        this.account = new Account(output);
        this.launch = Launch.of(command, Token.next());
        this.exchange = new Exchange(host, timers, launch, account.out(), account.err());
    }

    /** @throws LinkLost if nothing was started since the connection went away */
    CommandResult run() throws LinkLost, Unreachable {
        exchange.run(command.timeout(), this::expire);
        return result();
    }

    /** As {@link #run}, without waiting for other commands on this host to end. */
    private CommandResult runAtOnce() throws LinkLost, Unreachable {
        exchange.runAtOnce(command.timeout(), this::expire);
        return result();
    }

    private synchronized CommandResult result() throws LinkLost, Unreachable {
        account.throwBugs();
        if (timedOut || exchange.isOverdue()) {
            return killed ? account.closed(Exit.TIMED_OUT, 0) : account.inDoubt(notKilled());
        }
        OptionalInt code = exchange.exitCode();
        if (code.isEmpty() && !exchange.isPasswordRefused()) {
            return lost();
        }
        return exchange.hasStarted()
                ? account.closed(Exit.EXITED, code.orElse(1))
                : account.refused(code.orElse(1), Refusal.of(exchange, launch, host.name()));
    }

    private CommandResult lost() throws LinkLost {
        if (!exchange.hasSent()) {
            throw new LinkLost("the connection was lost before the command was sent");
        }
        return account.inDoubt("the connection to " + host.name()
                + " was lost: the command may have run, in part or whole, or may still be running");
    }

    private String notKilled() {
        return exchange.group().isPresent()
                ? "the time was over, but the command could not be killed: it may still be running"
                : "the time was over before the shell on " + host.name() + " said that it had started the command";
    }

    private synchronized void expire() {
        if (exchange.hasEnded()) {
            return;
        }
        timedOut = true;
        killed = exchange.group().isPresent() && kill(exchange.group().getAsLong()) && exchange.endsWithin(LAST_WORDS);
        exchange.cut();
    }

    private boolean kill(long group) {
        ShellCommand kill = KillGroup.of(group, command.become());
        try {
            return new Execution(host, timers, kill, Output.IGNORED).runAtOnce().succeeded();
        } catch (LinkLost | Unreachable gone) {
            return false;
        }
    }
}
