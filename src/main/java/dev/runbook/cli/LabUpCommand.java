package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lab.LabDirectory;
import dev.runbook.lab.RunningLab;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts a lab and leaves it running. */
@Command(name = "up", description = "Starts a lab in the background, and says what can be done with it.")
final class LabUpCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    LabOptions options = new LabOptions();

    @Mixin
    NodesOption nodes = new NodesOption();

    @Mixin
    OwnerOption owner = new OwnerOption();

    LabUpCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        LabDirectory directory = options.directory(world);
        BackgroundLab background = new BackgroundLab(directory.root(), nodes.shape(), owner.pid());
        int exit = background.start(world.err());
        if (exit == Ending.DONE.exit()) {
            RunningLab lab = options.running(world);
            new LabHints(directory, lab.hosts(), options.directory.isPresent()).print(world.out());
        }
        return exit;
    }
}
