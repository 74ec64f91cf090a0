package dev.runbook.cli;

import dev.runbook.plan.Forecast;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.Preview;
import dev.runbook.plan.StepForecast;
import dev.runbook.procedure.Body;
import dev.runbook.report.Printer;
import java.io.PrintStream;
import java.util.stream.Stream;

/** A plan on the screen. */
final class PlanView {

    private final Plan plan;
    private final PrintStream out;

    PlanView(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** @param verbose whether the steps inside actions are shown */
    void printText(boolean verbose) {
        Printer printer = new Printer(out, plan.secrets(), false);
        PlanText.lines(plan, verbose).forEach(printer::print);
    }

    void printJson() {
        out.println(PlanJson.of(plan));
    }

    /** Whether any host may not be the same afterwards. */
    boolean changesSomething() {
        Preview preview = new Preview(plan);
        return plan.plays().stream()
                .flatMap(play -> Stream.concat(preview.steps(play).stream(), preview.handlers(play).stream()))
                .anyMatch(PlanView::changesSomething);
    }

    private static boolean changesSomething(StepForecast forecast) {
        boolean runs = forecast.hosts().stream()
                .anyMatch(host -> host.kind() == Forecast.Kind.RUN || host.kind() == Forecast.Kind.DEPENDS);
        return runs
                && forecast.step().body().answer(new Body.Question<Boolean>() {
                    @Override
                    public Boolean about(Body.Single single) {
                        return !forecast.step().readOnly()
                                && !single.call().action().spec().readOnly();
                    }

                    @Override
                    public Boolean about(Body.Custom custom) {
                        return !forecast.step().readOnly()
                                && !custom.action().spec().readOnly();
                    }

                    @Override
                    public Boolean about(Body.Block block) {
                        return forecast.inner().stream().anyMatch(PlanView::changesSomething);
                    }
                });
    }
}
