package dev.runbook.cli;

import dev.runbook.plan.Forecast;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Preview;
import dev.runbook.plan.StepForecast;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.stream.Stream;

/** The steps of a plan that ask a person and wait as long as it takes. */
final class Gates {

    private final Plan plan;

    Gates(Plan plan) {
        this.plan = plan;
    }

    /** For each that may be reached, a sentence for whoever runs it without a person. */
    List<String> withoutTimeout() {
        Preview preview = new Preview(plan);
        return plan.plays().stream()
                .flatMap(play -> Stream.concat(preview.steps(play).stream(), preview.handlers(play).stream()))
                .flatMap(Gates::withInner)
                .filter(Gates::waitsForEver)
                .map(forecast -> sentence(forecast.step()))
                .distinct()
                .toList();
    }

    private static Stream<StepForecast> withInner(StepForecast forecast) {
        return Stream.concat(
                Stream.of(forecast),
                Stream.concat(forecast.inner().stream(), forecast.undo().stream())
                        .flatMap(Gates::withInner));
    }

    private static boolean waitsForEver(StepForecast forecast) {
        boolean reached = forecast.hosts().stream().anyMatch(host -> host.kind() != Forecast.Kind.SKIP);
        return reached
                && forecast.step().body() instanceof Body.Single single
                && single.call().action().spec().name().equals("confirm")
                && !single.call().arguments().writtenNames().contains("timeout");
    }

    private static String sentence(Step step) {
        return step.span().place() + ": `" + step.name() + "` asks a person and nobody is at a terminal;"
                + " pass `--yes`, or give the step a `timeout`";
    }
}
