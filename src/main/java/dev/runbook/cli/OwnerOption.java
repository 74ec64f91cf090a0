package dev.runbook.cli;

import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** With which process a lab in the background ends. */
final class OwnerOption {

    @Option(
            names = "--owner",
            paramLabel = "PID",
            description = "take the lab down when this process ends, such as the script that has started it")
    Optional<Long> owner = Optional.empty();

    OptionalLong pid() {
        return owner.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Does this when the process is gone, at once if it is already; never if there is none. */
    void whenGone(Runnable action) {
        owner.ifPresent(pid -> ProcessHandle.of(pid)
                .ifPresentOrElse(process -> process.onExit().thenRun(action), action));
    }
}
