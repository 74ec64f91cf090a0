package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import dev.runbook.report.Printable;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problems;
import dev.runbook.whatif.Unguarded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, Procedure> read = new LinkedHashMap<>();
        runbooks.forEach(
                runbook -> read(runbook, world, problems).ifPresent(procedure -> read.put(runbook, procedure)));
        problems.throwIfAny();
        read.forEach((runbook, procedure) -> {
            world.out().println(runbook + ": no mistakes");
            Unguarded.of(procedure).forEach(this::mark);
        });
        return 0;
    }

    private static Optional<Procedure> read(String runbook, World world, Problems problems) {
        try {
            return Optional.of(Runbook.read(runbook, world.directory()));
        } catch (InvalidSource e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** No mistake, but what a failure later would leave behind. */
    private void mark(Step step) {
        String note =
                "`" + step.name() + "` changes something before the commit, and has neither `rollback` nor `check`";
        world.out().println("  " + step.span().place() + ": " + Printable.line(note));
    }
}
