package dev.runbook.cli;

import dev.runbook.journal.Ending;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a lab. */
@Command(name = "down", description = "Ends a lab that is up, with all that runs on its hosts, and removes its files.")
final class LabDownCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    LabOptions options = new LabOptions();

    LabDownCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        options.running(world).end();
        world.out().println("the lab in " + options.directory(world).root() + " has ended; nothing of it is left");
        return Ending.DONE.exit();
    }
}
