package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lab.HostView;
import dev.runbook.lab.RunningLab;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a lab. */
@Command(
        name = "status",
        description = "Shows the hosts of a lab that is up: what runs there, and what they suffer from.")
final class LabStatusCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    LabOptions options = new LabOptions();

    LabStatusCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        RunningLab lab = options.running(world);
        world.out().println("a lab is up in " + options.directory(world).root());
        lab.hosts().stream().map(LabStatusCommand::line).forEach(world.out()::println);
        return Ending.DONE.exit();
    }

    static String line(HostView host) {
        String page =
                host.page().isPresent() ? "http://127.0.0.1:" + host.page().getAsInt() + "/" : "";
        String faults = String.join("; ", host.faults());
        return "  %-6s ssh port %d  %-25s %s%s"
                .formatted(
                        host.name(),
                        host.port(),
                        page,
                        host.image().orElse(""),
                        faults.isEmpty() ? "" : "  broken: " + faults)
                .stripTrailing();
    }
}
