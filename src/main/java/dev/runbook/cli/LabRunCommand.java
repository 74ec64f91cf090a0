package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.journal.Ending;
import dev.runbook.lab.Lab;
import dev.runbook.lab.LabDirectory;
import dev.runbook.lab.Shape;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a runbook on a lab that is there for this run only. */
@Command(
        name = "run",
        description = "Starts a lab, runs a runbook on it, and ends it; the exit code is that of the run.",
        footer = {
            "%nExamples:",
            "  runbook lab run first-start.yml -e version=1.0.0",
            "  runbook lab run upgrade.yml --installed 1.0.0 -e version=2.0.0 --break stop-all-instances@app2=hang"
        })
final class LabRunCommand implements Callable<Integer> {

    private final World world;

    @Parameters(paramLabel = "RUNBOOK", description = "looked for here, under ./runbooks, then among those shipped")
    String runbook;

    @Option(
            names = "--installed",
            paramLabel = "VERSION",
            description = "let the application be in service with this version before; done by first-start.yml")
    Optional<String> installed = Optional.empty();

    @Option(
            names = "--break",
            paramLabel = "STEP@HOST=HOW",
            description =
                    "what a host is to suffer from when a step begins, or with HOST=HOW all the time; see `lab break`")
    List<String> broken = List.of();

    @Mixin
    NodesOption nodes = new NodesOption();

    @Option(names = "--dir", paramLabel = "DIR", description = "the lab's folder (default: a temporary one)")
    Optional<Path> directory = Optional.empty();

    @Mixin
    VariableOptions variables = new VariableOptions();

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    RunOptions options = new RunOptions();

    LabRunCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Shape shape = nodes.shape();
        List<Breakage> breakages = broken.stream().map(Breakage::parse).toList();
        breakages.forEach(breakage -> LabOptions.mustSuit(shape.hosts(), breakage.host(), breakage.fault()));
        mustHaveSteps(Runbook.read(runbook, world.directory()), breakages);
        try (Lab lab = Lab.start(place(), shape, Wiring.services())) {
            boolean kept = options.state.directory.isPresent();
            int prepared = installed.map(version -> install(lab, version)).orElse(Ending.DONE.exit());
            int exit = prepared == Ending.DONE.exit() ? run(lab, breakages) : prepared;
            if (exit != Ending.DONE.exit() && !kept) {
                world.err().println("the lab is gone, and the journal with it; to keep the journal, use `--state-dir`");
            }
            return exit;
        }
    }

    private int run(Lab lab, List<Breakage> breakages) {
        breakages.forEach(breakage -> lab.breakHost(breakage.host(), breakage.fault(), breakage.step()));
        return new FreshRun(world, on(lab, runbook, variables), recorded(lab, options)).go();
    }

    private int install(Lab lab, String version) {
        VariableOptions first = new VariableOptions();
        first.extras = List.of("version=" + version);
        RunOptions quietly = new RunOptions();
        quietly.answers.yes = true;
        quietly.screen.quiet = true;
        return new FreshRun(world, on(lab, "first-start.yml", first), recorded(lab, quietly)).go();
    }

    /** No other inventory has a say, wherever it may be named: other hosts are nobody's playground. */
    private RunbookOptions on(Lab lab, String name, VariableOptions with) {
        RunbookOptions on = new RunbookOptions();
        on.runbook = name;
        on.inventory.inventories = List.of(lab.directory().inventory().toString());
        on.variables = with;
        on.selection = selection;
        on.connection = connection;
        on.connection.login.user = Optional.empty();
        on.connection.login.privateKey = Optional.empty();
        return on;
    }

    /** Where nobody says otherwise, the journal goes when the lab goes. */
    private static RunOptions recorded(Lab lab, RunOptions options) {
        if (options.state.directory.isEmpty()) {
            options.state.directory = Optional.of(lab.directory().runs());
        }
        return options;
    }

    private LabDirectory place() {
        return directory
                .map(path -> new LabDirectory(
                        world.directory().resolve(path).toAbsolutePath().normalize()))
                .orElseGet(LabDirectory::temporary);
    }

    private void mustHaveSteps(Procedure procedure, List<Breakage> breakages) {
        List<String> ids = Stream.concat(
                        procedure.guards().stream().map(Guard::name),
                        procedure.allSteps().map(Step::id))
                .toList();
        List<Problem> problems = breakages.stream()
                .flatMap(breakage -> breakage.step().stream())
                .filter(step -> !ids.contains(step.split("[>\\[]", 2)[0]))
                .map(step -> Problem.of("there is no step `" + step + "` in " + runbook + DidYouMean.suffix(step, ids)))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSource(problems);
        }
    }
}
