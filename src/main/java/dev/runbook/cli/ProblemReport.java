package dev.runbook.cli;

import dev.runbook.report.Counted;
import dev.runbook.report.Line;
import dev.runbook.report.Printable;
import dev.runbook.report.Printer;
import dev.runbook.report.Tone;
import dev.runbook.source.Problem;
import java.util.List;

/** Mistakes as compilers print them: place, message, the line with carets; and how many there are. */
final class ProblemReport {

    private ProblemReport() {}

    static void print(List<Problem> problems, Printer printer) {
        for (Problem problem : problems) {
            List<String> lines = Printable.lines(problem.describe());
            printer.print(Line.of(Tone.STRONG, lines.get(0)));
            lines.stream().skip(1).forEach(printer::print);
        }
        printer.print(Line.of(Tone.BAD, Counted.of(problems.size(), "mistake", "mistakes"))
                .then(", nothing was contacted"));
    }
}
