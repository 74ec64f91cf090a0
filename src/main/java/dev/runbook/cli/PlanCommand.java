package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what would happen. */
@Command(
        name = "plan",
        description =
                "Looks at the hosts and shows what a runbook would do, step by step and host by host, and how sure"
                        + " that is; nothing can change.",
        footer = {
            "%nExamples:",
            "  runbook plan upgrade.yml -i prod.ini -e version=2.2.15",
            "  runbook plan upgrade.yml -i prod.ini -e version=2.2.15 --offline",
            "  runbook plan upgrade.yml -i prod.ini --format json",
            "  runbook plan upgrade.yml -i prod.ini -e version=2.2.15 --out upgrade.plan",
            "  runbook plan upgrade.yml -i prod.ini -e version=2.2.15 --fail-at stop-all-instances@app2",
            "  runbook plan upgrade.yml -i prod.ini -e version=2.2.15 --all-failures",
            "  runbook plan upgrade.yml -i prod.ini -e version=2.2.15 --html plan.html"
        })
final class PlanCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    RunbookOptions runbook = new RunbookOptions();

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--no-color", description = "plain lines; so does NO_COLOR")
    boolean noColor;

    @Option(names = "--offline", description = "contact nobody; nothing is proven then")
    boolean offline;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "text or json")
    Format format;

    @Option(
            names = {"-v", "--verbose"},
            description = "show the steps inside actions")
    boolean verbose;

    @Option(names = "--detailed-exitcode", description = "exit with 10 if something would change")
    boolean detailedExitcode;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "write the plan as one page, with what each failure would lead to; for your eyes only")
    Optional<Path> html = Optional.empty();

    @Mixin
    WhatIfOptions whatIf = new WhatIfOptions();

    PlanCommand(World world) {
        this.world = world;
    }

    @Mixin
    SavingOptions saving = new SavingOptions();

    @Override
    public Integer call() {
        saving.check(offline);
        RunFacts run = Runs.fresh(world);
        Request request = runbook.request(world);
        Plan plan = runbook.plan(request, world, run);
        if (whatIf.isAsked()) {
            whatIf.answer(plan, world.out(), format, verbose);
            return 0;
        }
        PlanView view = looked(plan).withEstimate(state.folder(world));
        html.ifPresent(view::writePage);
        if (format == Format.JSON) {
            view.printJson();
        } else if (html.isEmpty()) {
            view.printText(verbose, ScreenOptions.coloured(world, noColor));
        }
        saving.out.ifPresent(
                file -> new Saving(world, saving).save(file, view, plan, request.inputs(plan, run, Optional.empty())));
        return view.exit() == 0 && detailedExitcode && view.changesSomething() ? 10 : view.exit();
    }

    private PlanView looked(Plan plan) {
        if (offline) {
            return PlanView.offline(world, plan, verbose || format == Format.JSON || html.isPresent());
        }
        return saving.out.isPresent()
                ? PlanView.withHostKeys(world, plan, runbook.connection)
                : PlanView.of(world, plan, runbook.connection);
    }
}
