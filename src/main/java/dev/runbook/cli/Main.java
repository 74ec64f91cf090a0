package dev.runbook.cli;

import java.util.List;

/** The program: {@code java -jar runbook.jar}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), World.ofProcess()));
    }

    /** Does what was typed and returns the exit code. */
    static int run(List<String> args, World world) {
        Failures failures = new Failures(world);
        try {
            return new Commands(world, failures).execute(args);
        } catch (RuntimeException | Error e) {
            return failures.bug(e);
        }
    }
}
