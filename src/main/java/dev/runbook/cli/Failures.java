package dev.runbook.cli;

import dev.runbook.journal.BrokenJournal;
import dev.runbook.journal.Ending;
import dev.runbook.journal.JournalUnwritable;
import dev.runbook.journal.RunBusy;
import dev.runbook.lock.NoCopy;
import dev.runbook.lock.SeatLost;
import dev.runbook.report.Printable;
import dev.runbook.report.Printer;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** What a command's exceptions mean: wrong input, or a bug. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    private final World world;

    Failures(World world) {
        this.world = world;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof InvalidSource wrong) {
            return wrong(wrong.problems());
        }
        if (e instanceof Unrenderable wrong) {
            return wrong(List.of(wrong.problem()));
        }
        return journal(e);
    }

    /** What hinders the journal or the lock hinders the run. */
    private int journal(Exception e) {
        if (e instanceof NoCopy) {
            world.err().println(Printable.line(e.getMessage()));
            return Ending.INVALID.exit();
        }
        if (e instanceof JournalUnwritable unwritable) {
            world.err().println(new Unwritten(unwritable).sentence());
            return Ending.STOPPED.exit();
        }
        if (e instanceof RunBusy || e instanceof SeatLost || e instanceof BrokenJournal) {
            world.err().println(Printable.line(e.getMessage()));
            return e instanceof BrokenJournal ? Ending.INVALID.exit() : Ending.LOCKED.exit();
        }
        return bug(e);
    }

    int bug(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        world.err().print(trace);
        world.err().println("this is a bug in runbook, not in your files; please report it with the lines above");
        return Ending.BUG.exit();
    }

    private int wrong(List<Problem> problems) {
        ProblemReport.print(problems, new Printer(world.err(), new Secrets(), false));
        return Ending.INVALID.exit();
    }
}
