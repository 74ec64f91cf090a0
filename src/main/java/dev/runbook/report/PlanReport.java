package dev.runbook.report;

import dev.runbook.survey.Counts;
import dev.runbook.survey.Estimate;
import dev.runbook.survey.Grade;
import dev.runbook.survey.GradedGuard;
import dev.runbook.survey.GradedPlay;
import dev.runbook.survey.GradedStep;
import dev.runbook.survey.SurveyedPlan;
import dev.runbook.value.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as people read it: every play, step, host, guard, gate and undo. Hosts of which the same is known share a line. */
public final class PlanReport {

    private final SurveyedPlan plan;
    private final boolean insideActions;
    private final List<Line> lines = new ArrayList<>();

    private PlanReport(SurveyedPlan plan, boolean insideActions) {
        this.plan = plan;
        this.insideActions = insideActions;
    }

    /** @param insideActions whether the steps of actions written in YAML are shown as well */
    public static void print(SurveyedPlan plan, boolean insideActions, Printer printer) {
        lines(plan, insideActions).forEach(printer::print);
    }

    static List<Line> lines(SurveyedPlan plan, boolean insideActions) {
        PlanReport report = new PlanReport(plan, insideActions);
        report.write();
        return report.lines;
    }

    private void write() {
        lines.add(Line.of(Tone.STRONG, plan.name()));
        plan.unreached()
                .forEach(host -> lines.add(Line.of(Tone.BAD, "unreachable ").then(host.host() + ": " + host.why())));
        guards(plan.guards(), 0);
        plan.plays().forEach(this::play);
        lines.add(Line.EMPTY);
        lines.add(summary());
    }

    private void play(GradedPlay play) {
        lines.add(Line.EMPTY);
        lines.add(Line.of(Tone.STRONG, "play " + play.name()).then(" — " + HostRanges.of(play)));
        PlanRow.of(play.lines()).forEach(row -> lines.addAll(row.lines(2)));
        guards(play.guards(), 2);
        play.steps().forEach(step -> step(step, 2, "step"));
        play.handlers().forEach(step -> step(step, 2, "handler"));
    }

    private void guards(List<GradedGuard> guards, int indent) {
        guards.forEach(guard -> guard(guard, indent));
    }

    private void guard(GradedGuard guard, int indent) {
        String title = guard.name().equals(guard.that()) ? guard.name() : guard.name() + " — " + guard.that();
        Line head = Line.of("guard " + title).indented(indent);
        List<List<GradedGuard.Judged>> alike = guard.alike();
        if (alike.size() == 1) {
            lines.add(head.then(": ").then(verdict(guard.judged().get(0))));
            return;
        }
        lines.add(head);
        alike.forEach(same ->
                lines.add(Line.of(hosts(same) + ": ").then(verdict(same.get(0))).indented(indent + 2)));
    }

    private static String hosts(List<GradedGuard.Judged> judged) {
        return HostRanges.of(
                judged.stream().flatMap(each -> each.host().stream()).toList());
    }

    private static Line verdict(GradedGuard.Judged judged) {
        String message = judged.message().orElse("");
        return switch (judged.verdict()) {
            case HOLDS -> Line.of(Tone.GOOD, "holds");
            case FAILS -> Line.of(Tone.BAD, "will fail: " + message);
            case LATER -> Line.of("is judged in the run" + (message.isEmpty() ? "" : "; " + message));
        };
    }

    private void step(GradedStep step, int indent, String word) {
        lines.add(Line.of(word + " ")
                .then(Tone.STRONG, step.name())
                .then(Tone.FAINT, step.notes().isEmpty() ? "" : "  (" + String.join(", ", step.notes()) + ")")
                .indented(indent));
        guards(step.guards(), indent + 2);
        boolean summed = step.kind() == GradedStep.Kind.ACTION && !insideActions;
        List<PlanRow> rows = summed ? PlanRow.withDiffsInside(step) : PlanRow.of(step.lines());
        rows.forEach(row -> lines.addAll(row.lines(indent + 2)));
        if (!summed) {
            step.inner().forEach(inner -> step(inner, indent + 2, "·"));
        }
        step.undo().forEach(undo -> step(undo, indent + 2, "undo"));
    }

    private Line summary() {
        Counts counts = plan.counts();
        if (counts.all() == 0) {
            return Line.of("plan: nothing to do");
        }
        Line failing = counts.failing() == 0
                ? Line.EMPTY
                : Line.of(Tone.BAD, counts.failing() + " will fail").then("; ");
        String graded = Arrays.stream(Grade.values())
                .filter(grade -> counts.of(grade) > 0)
                .map(grade -> counts.of(grade) + " " + grade.word())
                .collect(Collectors.joining(", "));
        String proven = "; " + counts.percentProven() + " % proven" + (plan.offline() ? ", no host was contacted" : "");
        return Line.of("plan: ")
                .then(failing)
                .then(graded + proven)
                .then(plan.estimate().map(PlanReport::words).orElse(""));
    }

    private static String words(Estimate estimate) {
        return "; about " + Durations.words(estimate.time()) + ", as in " + Counted.of(estimate.runs(), "run", "runs")
                + " before";
    }
}
