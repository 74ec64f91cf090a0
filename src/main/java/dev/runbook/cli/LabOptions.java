package dev.runbook.cli;

import dev.runbook.lab.LabDirectory;
import dev.runbook.lab.RunningLab;
import dev.runbook.lab.host.Fault;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which lab is meant, of those that may be up. */
final class LabOptions {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "the lab's folder (default: `lab` where runs are recorded)")
    Optional<Path> directory = Optional.empty();

    @Mixin
    StateOption state = new StateOption();

    LabDirectory directory(World world) {
        return new LabDirectory(path(world));
    }

    /**
     * The lab that is up there.
     *
     * @throws InvalidSource if none is
     */
    RunningLab running(World world) {
        Path path = path(world);
        return RunningLab.in(path)
                .orElseThrow(() -> wrong("no lab is up in `" + path + "`; start one with `lab up"
                        + directory.map(dir -> " --dir " + dir).orElse("") + "`"));
    }

    /** Throws if there is no such host in the lab, or if it cannot suffer so. */
    static void mustSuit(List<String> hosts, String host, Fault fault) {
        mustKnow(hosts, host);
        if (fault.isOfApplication() && !host.startsWith("app")) {
            throw wrong("`" + fault.word() + "` is a fault of the application, which does not run on " + host
                    + "; name a node");
        }
    }

    /** Throws if there is no such host in the lab. */
    static void mustKnow(List<String> hosts, String host) {
        if (!hosts.contains(host)) {
            throw wrong("there is no host `" + host + "` in the lab" + DidYouMean.suffix(host, hosts) + "; it has "
                    + String.join(", ", hosts));
        }
    }

    private Path path(World world) {
        Path path = directory
                .map(world.directory()::resolve)
                .orElseGet(() -> state.folder(world).path().resolve("lab"));
        return path.toAbsolutePath().normalize();
    }

    private static InvalidSource wrong(String message) {
        return new InvalidSource(List.of(Problem.of(message)));
    }
}
