package dev.runbook.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Which hosts there are. */
final class InventoryOptions {

    @Option(
            names = {"-i", "--inventory"},
            paramLabel = "FILE",
            description = "inventory file, directory or list of hosts `a,b,`; looked for here, then under ./inventory")
    List<String> inventories = List.of();
}
