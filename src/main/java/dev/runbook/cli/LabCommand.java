package dev.runbook.cli;

import dev.runbook.lab.Lab;
import dev.runbook.lab.LabDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A cluster in this process, and a tour of what can be done with it. */
@Command(
        name = "lab",
        customSynopsis = {"runbook lab [OPTIONS]", "       runbook lab up|down|status|run|break|heal [OPTIONS]"},
        description = {
            "Starts a cluster in this process - nodes, a balancer and a database with real SSH, shells and HTTP -",
            "and shows on it, part by part: a first start, a plan, an upgrade, and an upgrade that fails and is",
            "rolled back. Nothing is installed, no other host is touched, and nothing is left behind."
        },
        commandListHeading = "%nCommands:%n")
final class LabCommand implements Callable<Integer> {

    private final World world;

    @Option(names = "--no-input", description = "do not wait for a key before each part")
    boolean noInput;

    @Mixin
    NodesOption nodes = new NodesOption();

    @Option(names = "--dir", paramLabel = "DIR", description = "the lab's folder (default: a temporary one)")
    Optional<Path> directory = Optional.empty();

    @Mixin
    ScreenOptions screen = new ScreenOptions();

    LabCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        LabDirectory place = directory
                .map(path -> new LabDirectory(
                        world.directory().resolve(path).toAbsolutePath().normalize()))
                .orElseGet(LabDirectory::temporary);
        try (Lab lab = Lab.start(place, nodes.shape(), Wiring.services())) {
            return new Tour(world, lab, !noInput, screen).take();
        }
    }
}
