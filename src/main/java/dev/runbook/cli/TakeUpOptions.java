package dev.runbook.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A run that stopped, and what can be said about taking it up. */
final class TakeUpOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "its id or the beginning of it (default: the newest that can be taken up)")
    Optional<String> run = Optional.empty();

    @Mixin
    VariableOptions variables = new VariableOptions();

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Mixin
    LoginOptions login = new LoginOptions();

    @Mixin
    RunOptions options = new RunOptions();
}
