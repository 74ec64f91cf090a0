package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.procedure.OnFailure;
import dev.runbook.report.Printer;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.whatif.FailurePoint;
import dev.runbook.whatif.FailuresText;
import dev.runbook.whatif.Foresight;
import dev.runbook.whatif.WhatIf;
import dev.runbook.whatif.WhatIfText;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks a plan what would become of the run if a step failed. */
final class WhatIfOptions {

    @Option(
            names = "--fail-at",
            paramLabel = "STEP[@HOST]",
            description = "what would be undone, in which order, and how the run would end, if this step failed there; "
                    + "the step by its id, its name, or its path inside of an action")
    Optional<String> failAt = Optional.empty();

    @Option(
            names = "--all-failures",
            description = "for every step, what its failure would lead to; steps that nothing takes back are marked")
    boolean allFailures;

    @Option(
            names = "--on-failure",
            paramLabel = "rollback|stop|continue",
            description = "what the run is to do about a failure, whatever the plays say")
    Optional<OnFailure> onFailure = Optional.empty();

    /** @throws InvalidSource if the options do not fit together */
    boolean isAsked() {
        if (failAt.isPresent() && allFailures) {
            throw wrong("`--fail-at` and `--all-failures` stand together; give one of them");
        }
        if (onFailure.isPresent() && failAt.isEmpty() && !allFailures) {
            throw wrong("`--on-failure` stands without `--fail-at` or `--all-failures`; add one of them");
        }
        return failAt.isPresent() || allFailures;
    }

    void answer(Plan plan, PrintStream out, Format format, boolean verbose) {
        Foresight foresight = new Foresight(plan, onFailure);
        Optional<FailurePoint> point = failAt.map(text -> FailurePoint.parse(text, plan));
        List<WhatIf> answers = point.map(foresight::ifFails).map(List::of).orElseGet(foresight::all);
        if (format == Format.JSON) {
            out.println(point.isPresent() ? WhatIfJson.of(answers.get(0), plan) : WhatIfJson.of(answers, plan));
            return;
        }
        Printer printer = new Printer(out, plan.secrets(), false);
        List<String> lines =
                point.isPresent() ? WhatIfText.lines(answers.get(0), plan, verbose) : FailuresText.lines(answers, plan);
        lines.forEach(printer::print);
    }

    private static InvalidSource wrong(String message) {
        return new InvalidSource(List.of(Problem.of(message)));
    }
}
