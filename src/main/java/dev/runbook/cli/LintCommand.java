package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problems;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the mistakes in runbooks. */
@Command(
        name = "lint",
        description = "Shows all mistakes in runbooks; nothing is contacted.",
        footer = {"%nExamples:", "  runbook lint upgrade.yml", "  runbook lint runbooks/*.yml -i prod.ini"})
final class LintCommand implements Callable<Integer> {

    private final World world;

    @Parameters(paramLabel = "RUNBOOK", arity = "1..*", description = "what to check")
    List<String> runbooks;

    @Mixin
    InventoryOptions inventory = new InventoryOptions();

    LintCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Inventories.read(inventory.inventories, world.directory(), List.of(), problems);
        runbooks.forEach(runbook -> check(runbook, problems));
        problems.throwIfAny();
        runbooks.forEach(runbook -> world.out().println(runbook + ": no mistakes"));
        return 0;
    }

    private void check(String runbook, Problems problems) {
        try {
            Runbook.read(runbook, world.directory());
        } catch (InvalidSource e) {
            problems.addAll(e.problems());
        }
    }
}
