package dev.runbook.plan;

import dev.runbook.procedure.Body;
import dev.runbook.procedure.CustomAction;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds steps by their ids, and what encloses them. */
public final class StepIndex {

    private final Map<String, Located> byId = new HashMap<>();

    /**
     * Where a step stands.
     *
     * @param play empty for a step of an action
     * @param enclosing the blocks around it, the outermost first
     */
    public record Located(Step step, Optional<Play> play, List<Step> enclosing) {}

    public static StepIndex of(Plan plan) {
        StepIndex index = new StepIndex();
        plan.plays()
                .forEach(planned -> Stream.concat(planned.play().steps().stream(), planned.play().handlers().stream())
                        .forEach(step -> index.add(step, Optional.of(planned.play()), List.of())));
        return index;
    }

    public static StepIndex of(CustomAction action) {
        StepIndex index = new StepIndex();
        action.steps().forEach(step -> index.add(step, Optional.empty(), List.of()));
        return index;
    }

    public Optional<Located> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private void add(Step step, Optional<Play> play, List<Step> enclosing) {
        byId.put(step.id(), new Located(step, play, enclosing));
        if (step.body() instanceof Body.Block) {
            List<Step> inside =
                    Stream.concat(enclosing.stream(), Stream.of(step)).toList();
            step.body().inner().forEach(inner -> add(inner, play, inside));
        }
    }
}
