package dev.runbook.cli;

import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which part of a runbook runs. */
final class SelectionOptions {

    @Option(
            names = {"-t", "--tags"},
            paramLabel = "TAG",
            split = ",",
            description = "only steps with one of these tags")
    Set<String> tags = Set.of();

    @Option(names = "--skip-tags", paramLabel = "TAG", split = ",", description = "no steps with one of these tags")
    Set<String> skipTags = Set.of();

    @Option(names = "--start-at", paramLabel = "STEP", description = "begin with the step of this id")
    Optional<String> startAt = Optional.empty();
}
