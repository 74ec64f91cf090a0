package dev.runbook.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a saved plan. */
@Command(
        name = "apply",
        description = {
            "Runs exactly a saved plan: looks at the hosts again, and refuses (exit code 3) if anything is not as it was",
            "when the plan was made. Secrets are not kept in plans; pass them again with -e."
        },
        footer = {
            "%nExamples:",
            "  runbook apply upgrade.plan -e @secrets.yml",
            "  runbook apply upgrade.plan --trust team.pub",
            "  runbook apply upgrade.plan --accept-drift pull-the-image"
        })
final class ApplyCommand implements Callable<Integer> {

    private final World world;

    @Parameters(paramLabel = "PLAN", description = "a file that `plan --out` has saved")
    Path file;

    @Option(
            names = "--accept-drift",
            paramLabel = "STEP",
            description = "go on though something about this step is not as it was")
    Set<String> accepted = new LinkedHashSet<>();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "take only a plan that one of the public keys in this file has signed")
    Optional<Path> trust = Optional.empty();

    @Mixin
    VariableOptions variables = new VariableOptions();

    @Mixin
    LoginOptions login = new LoginOptions();

    @Mixin
    RunOptions options = new RunOptions();

    ApplyCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        return new Applying(world, this).apply().exit();
    }
}
