package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The plan as people read it: every play, step, host, guard, gate and undo. */
public final class PlanText {

    private final Plan plan;
    private final Preview preview;
    private final List<String> lines = new ArrayList<>();
    private final Map<Forecast.Kind, Integer> counts = new EnumMap<>(Forecast.Kind.class);

    private PlanText(Plan plan) {
        this.plan = plan;
        this.preview = new Preview(plan);
    }

    public static List<String> lines(Plan plan) {
        PlanText text = new PlanText(plan);
        text.print();
        return text.lines.stream().map(plan.secrets()::mask).toList();
    }

    private void print() {
        lines.add(plan.procedure().name());
        guards(plan.procedure().guards(), "");
        plan.plays().forEach(this::play);
        lines.add("");
        lines.add("plan: " + counted());
    }

    private void play(PlannedPlay planned) {
        Play play = planned.play();
        lines.add("");
        lines.add("play " + play.name() + " — " + hosts(planned));
        guards(play.guards(), "  ");
        preview.steps(planned).forEach(step -> step(step, "  ", "step"));
        preview.handlers(planned).forEach(step -> step(step, "  ", "handler"));
    }

    private String hosts(PlannedPlay planned) {
        if (planned.hosts().isEmpty()) {
            return "no hosts";
        }
        return planned.batches().stream()
                .map(batch -> batch.stream().map(Host::name).collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" | then "));
    }

    private void guards(List<Guard> guards, String indent) {
        guards.forEach(
                guard -> lines.add(indent + "guard " + guard.name() + " — " + String.join(": ", preview.guard(guard))));
    }

    private void step(StepForecast forecast, String indent, String word) {
        Step step = forecast.step();
        lines.add(indent + word + " " + step.name() + notes(step));
        guards(step.conditions().guards(), indent + "  ");
        forecast.hosts().forEach(host -> host(host, indent + "  "));
        forecast.inner().forEach(inner -> step(inner, indent + "  ", "·"));
        forecast.undo().forEach(undo -> step(undo, indent + "  ", "undo"));
    }

    private void host(Forecast forecast, String indent) {
        counts.merge(forecast.kind(), 1, Integer::sum);
        String kind = forecast.kind().name().toLowerCase(Locale.ROOT);
        List<String> details = forecast.details();
        String first = details.isEmpty() ? "" : "  " + details.get(0);
        lines.add(String.format(
                Locale.ROOT, "%s%-7s %s%s", indent, kind, forecast.host().name(), first));
        details.stream().skip(1).forEach(detail -> lines.add(indent + " ".repeat(9) + detail));
    }

    private static String notes(Step step) {
        List<String> notes = new ArrayList<>();
        step.placement().delegateTo().ifPresent(host -> notes.add("delegated"));
        if (step.placement().runOnce()) {
            notes.add("once");
        }
        step.retry()
                .ifPresent(retry -> notes.add(
                        "until " + retry.until().map(until -> until.text()).orElse("it does not fail")));
        step.conditions().check().ifPresent(check -> notes.add("unless its check succeeds"));
        step.register().ifPresent(name -> notes.add("registers " + name));
        return notes.isEmpty() ? "" : "  (" + String.join(", ", notes) + ")";
    }

    private String counted() {
        return counts.isEmpty()
                ? "nothing to do"
                : counts.entrySet().stream()
                        .map(entry ->
                                entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
