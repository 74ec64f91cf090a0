package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps that are named on the command line: one that is not there would do nothing without a word. */
final class StepNames {

    private final Plan plan;
    private final Problems problems = new Problems();

    private StepNames(Plan plan) {
        this.plan = plan;
    }

    /**
     * The runbook's own steps.
     *
     * @param use what they are named for, to end a message with
     * @throws InvalidSource if one of them is none
     */
    static void check(Set<String> named, Plan plan, String use) {
        StepNames names = new StepNames(plan);
        names.reject(named, names.ids(Step::withInner), use);
        names.problems.throwIfAny();
    }

    /**
     * Steps about which is decided before a run goes on.
     *
     * @throws InvalidSource if there is no such gate, or if nobody is ever asked about the failure of such a step
     */
    static void check(Decisions decisions, Plan plan) {
        StepNames names = new StepNames(plan);
        Set<String> all = names.ids(StepNames::everyStep);
        names.reject(decisions.approved, all, "in this run");
        Set<String> asked = names.ids(StepNames::asked);
        Stream.of(decisions.retried, decisions.skipped)
                .flatMap(Set::stream)
                .filter(id -> !asked.contains(id))
                .forEach(id -> names.problems.add(Problem.of(
                        all.contains(id)
                                ? "nothing can be decided about `" + id
                                        + "` beforehand: it is a block, undoes something,"
                                        + " is part of an action, or is rescued; name the step of the runbook that failed"
                                : "there is no step `" + id + "` in this run" + DidYouMean.suffix(id, asked))));
        names.problems.throwIfAny();
    }

    private void reject(Set<String> named, Set<String> known, String use) {
        named.stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> problems.add(
                        Problem.of("there is no step `" + id + "` " + use + DidYouMean.suffix(id, known))));
    }

    private Set<String> ids(Function<Step, Stream<Step>> inside) {
        return plan.plays().stream()
                .flatMap(planned -> Stream.concat(planned.play().steps().stream(), planned.play().handlers().stream()))
                .flatMap(inside)
                .map(Step::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The step, and all inside of it, those of actions included. */
    private static Stream<Step> everyStep(Step step) {
        return step.withInner()
                .flatMap(inner -> Stream.concat(
                        Stream.of(inner),
                        inner.body() instanceof Body.Custom custom
                                ? custom.action().steps().stream().flatMap(StepNames::everyStep)
                                : Stream.empty()));
    }

    /** The steps about whose failure the operator is asked. */
    private static Stream<Step> asked(Step step) {
        if (step.body() instanceof Body.Block block) {
            Stream<Step> tried = block.rescue().isEmpty() ? block.steps().stream() : Stream.empty();
            return Stream.of(tried, block.rescue().stream(), block.always().stream())
                    .flatMap(steps -> steps)
                    .flatMap(StepNames::asked);
        }
        return Stream.of(step);
    }
}
