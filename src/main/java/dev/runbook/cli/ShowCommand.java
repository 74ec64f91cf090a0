package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.json.Json;
import dev.runbook.report.Chronicle;
import dev.runbook.report.ChronicleJson;
import dev.runbook.report.Printable;
import dev.runbook.report.Printer;
import dev.runbook.report.RunPage;
import dev.runbook.value.Secrets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one run. */
@Command(
        name = "show",
        description = "Shows what a run did, when and where, what it owes, and what can be done about it.",
        footer = {"%nExamples:", "  runbook show", "  runbook show 20261126-1503 -v"})
final class ShowCommand implements Callable<Integer> {

    private final World world;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "its id or the beginning of it (default: the newest)")
    Optional<String> run = Optional.empty();

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--json", description = "all of it as one map, for programs")
    boolean json;

    @Option(
            names = {"-v", "--verbose"},
            description = "show the steps inside actions, and each host by itself")
    boolean verbose;

    @Option(names = "--no-color", description = "plain lines; so does NO_COLOR")
    boolean noColor;

    ShowCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Chronicle chronicle = RecordedRun.read(state.folder(world).run(run));
        if (json) {
            world.out().println(Json.write(ChronicleJson.withRecords(chronicle)));
        } else {
            Printer printer = new Printer(world.out(), new Secrets(), ScreenOptions.coloured(world, noColor));
            RunPage.of(chronicle, ZoneId.systemDefault(), verbose).forEach(printer::print);
        }
        chronicle.fault().ifPresent(fault -> world.err().println(Printable.line(fault)));
        return chronicle
                .fault()
                .map(fault -> Ending.INVALID)
                .orElse(Ending.DONE)
                .exit();
    }
}
