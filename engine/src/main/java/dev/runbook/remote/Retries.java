package dev.runbook.remote;

import java.util.function.Function;

/** What changes nothing is done again when the connection was lost over it. */
public final class Retries {

    /** Enough for a network that comes and goes, and an end for a command that ends its own connection. */
    private static final int MOST = 5;

    private Retries() {}

    /** One attempt. */
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws Unreachable;
    }

    /** What the command shows. */
    public static CommandResult whileLost(Attempt<CommandResult> look) throws Unreachable {
        return whileLost(look, Function.identity());
    }

    /** @param result how the command of an attempt has ended */
    public static <T> T whileLost(Attempt<T> attempt, Function<T, CommandResult> result) throws Unreachable {
        T made = attempt.make();
        for (int time = 2; time <= MOST && wasLost(result.apply(made)); time++) {
            made = attempt.make();
        }
        return made;
    }

    private static boolean wasLost(CommandResult result) {
        return result.exit() == CommandResult.Exit.UNKNOWN
                && !Thread.currentThread().isInterrupted();
    }
}
