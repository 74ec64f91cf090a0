package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
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

    /** The plan that all this leads to. */
    Plan plan(World world, RunFacts run) {
        return plan(request(world), world, run);
    }

    Plan plan(Request request, World world, RunFacts run) {
        return request.plan(() -> Runbook.read(runbook, world.directory()), run);
    }

    Request request(World world) {
        return new Request(world, new Request.Typed(inventory, variables, selection, connection));
    }
}
