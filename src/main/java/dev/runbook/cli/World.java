package dev.runbook.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Where the program runs.
 *
 * @param environment the variables of the process
 * @param directory where it was started; relative names lead from here
 * @param terminal the person in front of it, if there is one
 * @param halt ends the process at once with this exit code
 */
record World(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        Optional<Terminal> terminal,
        IntConsumer halt) {

    static World ofProcess() {
        return new World(
                System.out, System.err, System.getenv(), Path.of(""), Tty.attached(), Runtime.getRuntime()::halt);
    }

    /** Who runs the program, for the journal. */
    String user() {
        return variable("SUDO_USER").orElse(System.getProperty("user.name"));
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
