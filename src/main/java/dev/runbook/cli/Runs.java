package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.http.WebClient;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Journal;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.remote.Connections;
import dev.runbook.report.JsonLines;
import dev.runbook.report.LineReport;
import dev.runbook.report.Listeners;
import dev.runbook.report.Printer;
import dev.runbook.report.Screen;
import dev.runbook.run.Interruption;
import dev.runbook.run.Operator;
import dev.runbook.run.Ports;
import dev.runbook.run.RunListener;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Runs a plan with everything around it: journal, screen, connections, and Ctrl-C. */
final class Runs {

    private final World world;
    private final RunOptions options;
    private final ConnectionOptions connection;

    Runs(World world, RunOptions options, ConnectionOptions connection) {
        this.world = world;
        this.options = options;
        this.connection = connection;
    }

    /** A run that begins now. */
    static RunFacts fresh(World world) {
        Instant now = Instant.now();
        return new RunFacts(RunId.at(now), now, world.user());
    }

    Ending run(Plan plan, RunFacts run) {
        Path journal = options.state.folder(world).ofRun(run.id()).resolve("journal.jsonl");
        PrintStream words = options.json ? world.err() : world.out();
        Printer printer = new Printer(words, plan.secrets(), options.screen.coloured(world));
        return run(plan, run, journal, new LineReport(printer, options.screen.detail(), journal));
    }

    private Ending run(Plan plan, RunFacts run, Path file, Screen screen) {
        RunListener listener = listener(plan, screen);
        try (Screen open = screen;
                Journal journal = journal(plan, run, file, listener);
                Connections connections = Wiring.connections(connection, world, plan.secrets())) {
            Interruption interruption = new Interruption();
            Operator operator = new Attendance(world, options.answers).operator(open, run.user());
            Ports ports = new Ports(
                    connections, new WebClient(), operator, journal, listener, interruption, connection.forks);
            return interruptible(plan, run, ports, open);
        } catch (UncheckedIOException e) {
            world.err().println(e.getMessage() + ": " + Reason.of(e.getCause()));
            return Ending.STOPPED;
        }
    }

    private Ending interruptible(Plan plan, RunFacts run, Ports ports, Screen screen) {
        Signals signals = Signals.onStop(() -> stop(ports.interruption(), screen));
        try {
            return Runbook.run(plan, ports, run, options.answers.onFailure, Version.current());
        } finally {
            signals.close();
        }
    }

    private RunListener listener(Plan plan, Screen screen) {
        return options.json ? new Listeners(List.of(new JsonLines(world.out(), plan.secrets()), screen)) : screen;
    }

    private static Journal journal(Plan plan, RunFacts run, Path file, RunListener listener) {
        return Journal.start(
                file.getParent(), run.id(), plan.secrets(), Clock.systemUTC(), List.of(listener::recorded));
    }

    /** The first time, the run comes to an end of its own; the second time, at once. */
    private void stop(Interruption interruption, Screen screen) {
        if (interruption.request() == 1) {
            screen.tell("stopping when what is running has ended; once more stops at once");
            return;
        }
        screen.close();
        world.err().println("stopped at once; what was running on the hosts may run on");
        world.halt().accept(Ending.INTERRUPTED.exit());
    }
}
