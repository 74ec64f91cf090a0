package dev.runbook.plan;

import dev.runbook.procedure.Body;
import dev.runbook.procedure.CustomAction;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import dev.runbook.source.Problem;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An edited runbook beside the one that a run began with. What has begun must be the same, down to the actions it
 * calls: it may be undone, and a walk that comes to it again must recognise it.
 */
public final class Edits {

    private static final Set<String> INSIDE = Set.of("steps", "handlers", "block", "rescue", "always");

    private final Set<String> begun;

    private Edits(Set<String> begun) {
        this.begun = begun;
    }

    /** A play or a step, without what stands inside. */
    private record Part(String kind, String id, Problem here, Value written, Map<String, String> actions) {}

    /**
     * The first thing that differs.
     *
     * @param begun the ids of the steps that have begun
     */
    public static Optional<Problem> firstDifference(Procedure before, Procedure after, Set<String> begun) {
        Edits edits = new Edits(begun);
        return edits.ofVariables(before, after).or(() -> edits.ofParts(parts(before), parts(after)));
    }

    private Optional<Problem> ofVariables(Procedure before, Procedure after) {
        return before.vars().entrySet().stream()
                .filter(variable -> Optional.ofNullable(after.vars().get(variable.getKey()))
                        .filter(now -> now.value().equals(variable.getValue().value()))
                        .isEmpty())
                .findFirst()
                .map(variable -> Problem.at(
                        variable.getValue().span(),
                        "variable `" + variable.getKey() + "` was changed since the run began; put it back as it was"));
    }

    private Optional<Problem> ofParts(List<Part> before, List<Part> after) {
        int last = lastBegun(before);
        for (int i = 0; i <= last; i++) {
            Part was = before.get(i);
            boolean same = i < after.size() && same(was, after.get(i));
            if (!same) {
                return Optional.of(
                        i < after.size() && after.get(i).id().equals(was.id())
                                ? after.get(i).here()
                                : was.here());
            }
        }
        return Optional.empty();
    }

    private int lastBegun(List<Part> parts) {
        int last = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).kind().equals("step")
                    && begun.contains(parts.get(i).id())) {
                last = i;
            }
        }
        return last;
    }

    private static boolean same(Part was, Part is) {
        return was.kind().equals(is.kind())
                && was.id().equals(is.id())
                && was.written().equals(is.written())
                && was.actions().equals(is.actions());
    }

    private static List<Part> parts(Procedure procedure) {
        List<Part> parts = new ArrayList<>();
        for (Play play : procedure.plays()) {
            parts.add(new Part(
                    "play", play.id(), changed("play", play.name(), play.span()), shell(play.written()), Map.of()));
            play.steps().forEach(step -> add(step, parts));
            play.handlers().forEach(step -> add(step, parts));
        }
        return parts;
    }

    private static void add(Step step, List<Part> parts) {
        Map<String, String> actions = new TreeMap<>();
        step.withInner().forEach(inner -> collect(inner, actions));
        boolean block = step.body() instanceof Body.Block;
        parts.add(new Part(
                "step",
                step.id(),
                changed("step", step.name(), step.span()),
                shell(step.written()),
                block ? Map.of() : actions));
        step.body().inner().forEach(inner -> add(inner, parts));
    }

    /** The texts of the actions that a step calls, however deep. */
    private static void collect(Step step, Map<String, String> actions) {
        if (step.body() instanceof Body.Custom custom) {
            CustomAction action = custom.action();
            if (actions.putIfAbsent(action.spec().name(), action.file().text()) == null) {
                action.steps().stream().flatMap(Step::withInner).forEach(inner -> collect(inner, actions));
            }
        }
    }

    private static Value shell(Value.Fields written) {
        Map<String, Value> fields = new LinkedHashMap<>(written.entries());
        fields.keySet().removeAll(INSIDE);
        return Value.map(fields);
    }

    private static Problem changed(String kind, String name, Span span) {
        return Problem.at(
                span,
                kind + " `" + name
                        + "` has begun and is not what it was, or not where it was; put it back, or undo the run");
    }
}
