package dev.runbook.survey;

import dev.runbook.plan.Plan;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts what was found to the steps as they are written. */
final class Tree {

    private final Plan plan;
    private final Found found;
    private final Map<String, List<GradedLine>> lines = new HashMap<>();
    private final Map<String, Map<Integer, List<GradedGuard.Judged>>> guards = new HashMap<>();

    Tree(Plan plan, Found found) {
        this.plan = plan;
        this.found = found;
        found.entries()
                .forEach(entry -> lines.computeIfAbsent(entry.key(), key -> new ArrayList<>())
                        .add(entry.line()));
        found.guards()
                .forEach(guard -> guards.computeIfAbsent(guard.key(), key -> new HashMap<>())
                        .computeIfAbsent(guard.guard(), index -> new ArrayList<>())
                        .add(guard.judged()));
    }

    /** The steps of a play. */
    List<GradedStep> steps(List<Step> steps) {
        return steps(steps, "", "");
    }

    private List<GradedStep> steps(List<Step> steps, String key, String note) {
        return steps.stream()
                .filter(plan::includes)
                .map(step -> graded(step, key, note))
                .toList();
    }

    private GradedStep graded(Step step, String outer, String note) {
        String key = outer + ">" + step.id();
        return new GradedStep(
                step.id(),
                step.name(),
                step.span().place(),
                kind(step),
                Stream.concat(Stream.of(note).filter(text -> !text.isEmpty()), notes(step))
                        .toList(),
                guards(step, key),
                List.copyOf(lines.getOrDefault(key, List.of())),
                inner(step, outer, key),
                lines.keySet().stream().anyMatch(known -> known.startsWith(key + "!"))
                        ? steps(step.rollback(), key + "!", "")
                        : List.of());
    }

    private static GradedStep.Kind kind(Step step) {
        if (step.body() instanceof Body.Block) {
            return GradedStep.Kind.BLOCK;
        }
        return step.body() instanceof Body.Custom ? GradedStep.Kind.ACTION : GradedStep.Kind.STEP;
    }

    private List<GradedGuard> guards(Step step, String key) {
        List<GradedGuard> graded = new ArrayList<>();
        Map<Integer, List<GradedGuard.Judged>> judged = guards.getOrDefault(key, Map.of());
        List<Guard> written = step.conditions().guards();
        for (int index = 0; index < written.size(); index++) {
            if (judged.containsKey(index)) {
                graded.add(GuardSurvey.graded(written.get(index), judged.get(index)));
            }
        }
        return graded;
    }

    private List<GradedStep> inner(Step step, String outer, String key) {
        if (step.body() instanceof Body.Block block) {
            return Stream.of(
                            steps(block.steps(), outer, ""),
                            steps(block.rescue(), outer, "only if the block fails"),
                            steps(block.always(), outer, "in any case"))
                    .flatMap(List::stream)
                    .toList();
        }
        return step.body() instanceof Body.Custom custom && found.entered().contains(key)
                ? steps(custom.action().steps(), key, "")
                : List.of();
    }

    private static Stream<String> notes(Step step) {
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
        return notes.stream();
    }
}
