package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lab.Lab;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds a lab up until it is told to end. This is what runs in the background. */
@Command(name = "hold", hidden = true, description = "Holds a lab up until it is told to end.")
final class LabHoldCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    LabOptions options = new LabOptions();

    @Mixin
    NodesOption nodes = new NodesOption();

    @Mixin
    OwnerOption owner = new OwnerOption();

    LabHoldCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Lab lab = Lab.start(options.directory(world), nodes.shape(), Wiring.services());
                PrintStream log = new PrintStream(lab.directory().log().toFile())) {
            world.out().println(BackgroundLab.UP);
            System.setErr(log);
            System.setOut(log);
            owner.whenGone(lab::letEnd);
            lab.awaitEnd();
        }
        return Ending.DONE.exit();
    }
}
