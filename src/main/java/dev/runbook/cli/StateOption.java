package dev.runbook.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where runs are recorded. */
final class StateOption {

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "where runs are recorded (default: ~/.local/state/runbook)")
    Optional<Path> directory = Optional.empty();

    StateFolder folder(World world) {
        return new StateFolder(directory.map(world.directory()::resolve).orElseGet(() -> usual(world)));
    }

    private static Path usual(World world) {
        return world.variable("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() ->
                        Path.of(world.variable("HOME").orElse(System.getProperty("user.home")), ".local", "state"))
                .resolve("runbook");
    }
}
