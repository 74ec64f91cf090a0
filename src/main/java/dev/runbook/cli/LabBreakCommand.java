package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lab.HostView;
import dev.runbook.lab.RunningLab;
import dev.runbook.lab.host.Fault;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a host of a lab suffer. */
@Command(
        name = "break",
        description =
                "Makes a host of a lab suffer from a fault, at once or when a step begins there, until `lab heal`.",
        footer = {
            "%nFaults:",
            "  fail           its commands do their work and say that they have failed; its tunnels are refused",
            "  hang           its commands do their work and nothing more is heard of them; its tunnels stay silent",
            "  unreachable    its network is cut; what runs goes on running",
            "  no-ssh         its SSH server drops all connections and takes no new ones; what runs goes on, and is served",
            "  slow           its commands and tunnels wait two seconds before they start",
            "  wrong-version  every new version of the application says there that it is another one",
            "  app-error      every new version of the application ends there in APP_ERROR when it starts",
            "",
            "With --at, fail, hang and slow hold while that step runs, the others from then on.",
            "%nExamples:",
            "  runbook lab break app1 --how app-error",
            "  runbook lab break app2 --how unreachable --at stop-all-instances"
        })
final class LabBreakCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    LabOptions options = new LabOptions();

    @Parameters(paramLabel = "HOST", description = "a host of the lab")
    String host;

    @Option(names = "--how", required = true, paramLabel = Breakage.FAULTS, description = "the fault")
    String how;

    @Option(names = "--at", paramLabel = "STEP", description = "wait until the step of this id begins on that host")
    Optional<String> step = Optional.empty();

    LabBreakCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Fault fault = Breakage.fault(how);
        RunningLab lab = options.running(world);
        LabOptions.mustSuit(lab.hosts().stream().map(HostView::name).toList(), host, fault);
        lab.breakHost(host, fault, step);
        world.out()
                .println(host + ", " + step.map(it -> "when " + it + " begins").orElse("from now on") + ": "
                        + fault.about());
        return Ending.DONE.exit();
    }
}
