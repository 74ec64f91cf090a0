package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.plan.Preview;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.List;

/** The steps of a plan that ask a person and wait as long as it takes. */
final class Gates {

    private final Plan plan;

    Gates(Plan plan) {
        this.plan = plan;
    }

    /** For each that may be reached, a sentence for whoever runs it without a person. */
    List<String> withoutTimeout() {
        return new Preview(plan)
                .reached().stream()
                        .filter(Gates::waitsForEver)
                        .map(Gates::sentence)
                        .distinct()
                        .toList();
    }

    private static boolean waitsForEver(Step step) {
        return step.body() instanceof Body.Single single
                && single.call().action().spec().name().equals("confirm")
                && !single.call().arguments().writtenNames().contains("timeout");
    }

    private static String sentence(Step step) {
        return step.span().place() + ": `" + step.name() + "` asks a person and nobody is at a terminal;"
                + " pass `--yes`, or give the step a `timeout`";
    }
}
