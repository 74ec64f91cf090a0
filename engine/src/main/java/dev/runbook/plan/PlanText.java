package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The plan as people read it: every play, step, host, guard, gate and undo. Hosts on which the same will happen share a
 * line.
 */
public final class PlanText {

    private final Plan plan;
    private final Preview preview;
    private final List<String> lines = new ArrayList<>();
    private final Map<Forecast.Kind, Integer> counts = new EnumMap<>(Forecast.Kind.class);

    private final boolean insideActions;

    private PlanText(Plan plan, boolean insideActions) {
        this.plan = plan;
        this.preview = new Preview(plan);
        this.insideActions = insideActions;
    }

    /** @param insideActions whether the steps of actions written in YAML are shown as well */
    public static List<String> lines(Plan plan, boolean insideActions) {
        PlanText text = new PlanText(plan, insideActions);
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
        guards.forEach(guard -> lines.add(indent + "guard " + described(guard)));
    }

    private String described(Guard guard) {
        String judged = String.join(": ", preview.guard(guard));
        return judged.equals(guard.name()) ? judged : guard.name() + " — " + judged;
    }

    private void step(StepForecast forecast, String indent, String word) {
        Step step = forecast.step();
        lines.add(indent + word + " " + step.name() + notes(step));
        guards(step.conditions().guards(), indent + "  ");
        alike(forecast.hosts()).forEach(hosts -> hosts(hosts, indent + "  "));
        inner(forecast).forEach(inner -> step(inner, indent + "  ", "·"));
        forecast.undo().forEach(undo -> step(undo, indent + "  ", "undo"));
    }

    private List<StepForecast> inner(StepForecast forecast) {
        boolean block = forecast.step().body() instanceof Body.Block;
        return block || insideActions ? forecast.inner() : List.of();
    }

    /** Hosts on which the same will happen, in the order of the first of them. */
    private static Collection<List<Forecast>> alike(List<Forecast> hosts) {
        Map<List<Object>, List<Forecast>> groups = new LinkedHashMap<>();
        hosts.forEach(host -> groups.computeIfAbsent(List.of(host.kind(), host.details()), key -> new ArrayList<>())
                .add(host));
        return groups.values();
    }

    private void hosts(List<Forecast> alike, String indent) {
        Forecast first = alike.get(0);
        counts.merge(first.kind(), alike.size(), Integer::sum);
        String kind = first.kind().name().toLowerCase(Locale.ROOT);
        String names = alike.stream().map(each -> each.host().name()).collect(Collectors.joining(", "));
        String head = String.format(Locale.ROOT, "%s%-7s %s", indent, kind, names);
        if (first.details().isEmpty()) {
            lines.add(head);
            return;
        }
        lines.add(head + "  " + first.details().get(0));
        first.details().stream().skip(1).forEach(detail -> lines.add(" ".repeat(head.length() + 2) + detail));
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
