package dev.runbook.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A runbook, and what can be said about any use of it. */
final class RunbookOptions {

    @Parameters(paramLabel = "RUNBOOK", description = "looked for here, under ./runbooks, then among those shipped")
    String runbook;

    @Mixin
    InventoryOptions inventory = new InventoryOptions();

    @Mixin
    VariableOptions variables = new VariableOptions();

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();
}
