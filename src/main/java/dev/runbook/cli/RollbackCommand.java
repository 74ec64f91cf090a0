package dev.runbook.cli;

import dev.runbook.run.Runner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Undoes a run that stopped. */
@Command(
        name = "rollback",
        description = {
            "Pays what a run that stopped still owes: undoes its steps, the newest first, on the hosts where they ran.",
            "Goes on where an earlier rollback stopped. Secrets are not kept; pass them again with -e."
        },
        footer = {"%nExamples:", "  runbook rollback -e @secrets.yml"})
final class RollbackCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    TakeUpOptions taken = new TakeUpOptions();

    RollbackCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        return new TakeUp(world, taken).by(Runner::rollback).exit();
    }
}
