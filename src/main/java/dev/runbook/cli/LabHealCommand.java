package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lab.HostView;
import dev.runbook.lab.RunningLab;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes the faults of a lab away. */
@Command(name = "heal", description = "Takes the faults away from a host of a lab, or from all.")
final class LabHealCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    LabOptions options = new LabOptions();

    @Parameters(arity = "0..1", paramLabel = "HOST", description = "a host of the lab; all of them if none is named")
    Optional<String> host = Optional.empty();

    LabHealCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        RunningLab lab = options.running(world);
        host.ifPresent(name ->
                LabOptions.mustKnow(lab.hosts().stream().map(HostView::name).toList(), name));
        lab.heal(host);
        world.out().println(host.orElse("every host") + " has no faults any more");
        return Ending.DONE.exit();
    }
}
