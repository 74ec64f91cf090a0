package dev.runbook.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which hosts there are, and which of them are meant. */
final class InventoryOptions {

    static final String INVENTORY =
            "inventory file, directory or list of hosts `a,b,`; looked for here, then under ./inventory";

    @Option(
            names = {"-i", "--inventory"},
            paramLabel = "FILE",
            description = INVENTORY)
    List<String> inventories = List.of();

    @Option(
            names = {"-l", "--limit"},
            paramLabel = "PATTERN",
            description = "only on these hosts")
    Optional<String> limit = Optional.empty();
}
