package dev.runbook.report;

import dev.runbook.plan.Plan;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a plan in their order, for telling how far a run is and what is next. */
public record Outline(List<Entry> steps) {

    /** A step of the runbook itself. */
    public record Entry(String id, String title) {}

    public static Outline of(Plan plan) {
        return new Outline(plan.steps()
                .flatMap(Outline::withBlocks)
                .map(step -> new Entry(step.id(), step.name()))
                .toList());
    }

    /** The number of a step, from 1; 0 for a handler or an undo step. */
    int number(String id) {
        return steps.stream().map(Entry::id).toList().indexOf(id) + 1;
    }

    /** What comes after a step if all goes well. */
    Optional<String> after(String id) {
        int number = number(id);
        return number == 0 || number == steps.size()
                ? Optional.empty()
                : Optional.of(steps.get(number).title());
    }

    private static Stream<Step> withBlocks(Step step) {
        return step.body() instanceof Body.Block block
                ? Stream.of(block.steps(), block.always()).flatMap(List::stream).flatMap(Outline::withBlocks)
                : Stream.of(step);
    }
}
