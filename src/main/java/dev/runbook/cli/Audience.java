package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.procedure.OnFailure;
import dev.runbook.report.JsonLines;
import dev.runbook.report.LineReport;
import dev.runbook.report.Listeners;
import dev.runbook.report.LiveReport;
import dev.runbook.report.Outline;
import dev.runbook.report.OutputReport;
import dev.runbook.report.Printer;
import dev.runbook.report.Screen;
import dev.runbook.run.Operator;
import dev.runbook.run.RunListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who watches a run, and who decides.
 *
 * @param listener hears what the screen hears, and writes events where they are wanted
 */
record Audience(Screen screen, RunListener listener, Operator operator, Optional<OnFailure> onFailure) {

    /** Of a runbook's run. */
    static Audience of(World world, Plan plan, RunOptions options, Path journal, String user) {
        PrintStream words = options.json ? world.err() : world.out();
        Printer printer = new Printer(words, plan.secrets(), options.screen.coloured(world));
        Screen screen = options.live(world)
                ? new LiveReport(printer, world.terminal().orElseThrow()::columns, Outline.of(plan), journal)
                : new LineReport(printer, options.screen.detail(), journal);
        RunListener listener = options.json ? new Listeners(List.of(new JsonLines(world.out()), screen)) : screen;
        Operator operator = new Attendance(world, options.answers).operator(screen, user, journal.getParent());
        return new Audience(screen, listener, operator, options.answers.onFailure);
    }

    /** Of one command on many hosts: what they say is what people want to see. */
    static Audience ofCommand(World world, Plan plan, ScreenOptions options) {
        Screen screen = new OutputReport(new Printer(world.out(), plan.secrets(), options.coloured(world)));
        return new Audience(screen, screen, Operator.NOBODY, Optional.empty());
    }

    Audience with(UnaryOperator<Operator> other) {
        return new Audience(screen, listener, other.apply(operator), onFailure);
    }
}
