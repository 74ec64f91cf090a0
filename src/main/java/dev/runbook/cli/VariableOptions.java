package dev.runbook.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What the operator passes to the runbook. */
final class VariableOptions {

    @Option(
            names = {"-e", "--extra-vars"},
            paramLabel = "NAME=VALUE",
            description = "a param or variable; also a map in YAML, or @FILE (a file of mode 0600 holds secrets)")
    List<String> extras = List.of();
}
