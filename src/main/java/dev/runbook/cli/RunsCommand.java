package dev.runbook.cli;

import dev.runbook.json.Json;
import dev.runbook.report.Chronicle;
import dev.runbook.report.ChronicleJson;
import dev.runbook.report.Printer;
import dev.runbook.report.RunList;
import dev.runbook.value.Secrets;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what ran. */
@Command(
        name = "runs",
        description = "Lists the runs that are recorded, the newest first: where each stands, and what it owes.",
        footer = {"%nExamples:", "  runbook runs", "  runbook runs --json"})
final class RunsCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--json", description = "one run a line, for programs")
    boolean json;

    @Option(names = "--no-color", description = "plain lines; so does NO_COLOR")
    boolean noColor;

    RunsCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        List<Chronicle> runs =
                state.folder(world).runs().stream().map(RecordedRun::read).toList();
        if (json) {
            runs.forEach(run -> world.out().println(Json.write(ChronicleJson.of(run))));
        } else {
            Printer printer = new Printer(world.out(), new Secrets(), ScreenOptions.coloured(world, noColor));
            new RunList(ZoneId.systemDefault()).lines(runs).forEach(printer::print);
        }
        return 0;
    }
}
