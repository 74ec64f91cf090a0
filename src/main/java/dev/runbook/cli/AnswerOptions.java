package dev.runbook.cli;

import dev.runbook.procedure.OnFailure;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Answers given in advance. */
final class AnswerOptions {

    @Option(
            names = "--on-failure",
            paramLabel = "rollback|stop|continue",
            description = "what to do about a failure, whatever the plays say")
    Optional<OnFailure> onFailure = Optional.empty();

    @Option(names = "--yes", description = "go on without asking, at gates as well")
    boolean yes;

    @Option(names = "--no-input", description = "ask nothing; a gate that needs an answer refuses the run")
    boolean noInput;
}
