package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.frozen.Inputs;
import dev.runbook.frozen.InputsWriter;
import dev.runbook.http.WebClient;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Journal;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.procedure.OnFailure;
import dev.runbook.remote.Connections;
import dev.runbook.report.JsonLines;
import dev.runbook.report.LineReport;
import dev.runbook.report.Listeners;
import dev.runbook.report.LiveReport;
import dev.runbook.report.Outline;
import dev.runbook.report.OutputReport;
import dev.runbook.report.Printer;
import dev.runbook.report.Screen;
import dev.runbook.run.Interruption;
import dev.runbook.run.Operator;
import dev.runbook.run.Ports;
import dev.runbook.run.RunListener;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs a plan with everything around it: journal, screen, connections, and Ctrl-C. */
final class Runs {

    private final World world;
    private final StateOption state;
    private final ConnectionOptions connection;

    Runs(World world, StateOption state, ConnectionOptions connection) {
        this.world = world;
        this.state = state;
        this.connection = connection;
    }

    /** A run that begins now. */
    static RunFacts fresh(World world) {
        Instant now = Instant.now();
        return new RunFacts(RunId.at(now), now, world.user());
    }

    /** Runs a runbook; its inputs are kept, so that the run can be taken up if it stops. */
    Ending run(Plan plan, Inputs inputs, RunOptions options) {
        RunFacts run = inputs.run();
        if (options.screen.verbose) {
            Logging.showWarnings();
        }
        Path journal = journalOf(run);
        keep(inputs, plan, journal.getParent());
        PrintStream words = options.json ? world.err() : world.out();
        Printer printer = new Printer(words, plan.secrets(), options.screen.coloured(world));
        Screen screen = options.live(world)
                ? new LiveReport(printer, world.terminal().orElseThrow()::columns, Outline.of(plan), journal)
                : new LineReport(printer, options.screen.detail(), journal);
        RunListener listener = options.json ? new Listeners(List.of(new JsonLines(world.out()), screen)) : screen;
        Operator operator = new Attendance(world, options.answers).operator(screen, run.user());
        return run(plan, run, new Audience(screen, listener, operator, options.answers.onFailure), journal);
    }

    /** Runs one command; what the hosts say is what people want to see. */
    Ending exec(Plan plan, RunFacts run, ScreenOptions options) {
        Screen screen = new OutputReport(new Printer(world.out(), plan.secrets(), options.coloured(world)));
        return run(plan, run, new Audience(screen, screen, Operator.NOBODY, Optional.empty()), journalOf(run));
    }

    /** Who watches a run, and who decides. */
    private record Audience(Screen screen, RunListener listener, Operator operator, Optional<OnFailure> onFailure) {}

    private static void keep(Inputs inputs, Plan plan, Path folder) {
        try {
            new InputsWriter(folder, plan.secrets())
                    .write(inputs, plan.inventory().files());
        } catch (IOException e) {
            throw new InvalidSource(List.of(Problem.of("what the run is made of cannot be kept in `" + folder + "` ("
                    + Reason.of(e) + "); name another folder with `--state-dir`")));
        }
    }

    private Path journalOf(RunFacts run) {
        return state.folder(world).ofRun(run.id()).resolve("journal.jsonl");
    }

    private Ending run(Plan plan, RunFacts run, Audience audience, Path file) {
        try (Screen screen = audience.screen();
                Journal journal = Journal.start(
                        file.getParent(),
                        run.id(),
                        plan.secrets(),
                        Clock.systemUTC(),
                        List.of(audience.listener()::recorded));
                Connections connections = Wiring.connections(connection, world, plan.secrets())) {
            Interruption interruption = new Interruption();
            Ports ports = new Ports(
                    connections,
                    new WebClient(),
                    audience.operator(),
                    journal,
                    audience.listener(),
                    interruption,
                    connection.forks,
                    connection.timeout);
            Stopping stopping = new Stopping(interruption, screen, world);
            return stopping.whenTold(() -> Runbook.run(plan, ports, run, audience.onFailure(), Version.current()));
        }
    }
}
