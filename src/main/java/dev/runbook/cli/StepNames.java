package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.procedure.Step;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps that are named on the command line. */
final class StepNames {

    private StepNames() {}

    /**
     * A step that is not there would do nothing without a word.
     *
     * @param use what it was named for, to end a message with
     * @throws InvalidSource if one of them is none of the runbook's
     */
    static void rejectUnknown(Set<String> named, Plan plan, String use) {
        Set<String> ids = plan.plays().stream()
                .map(PlannedPlay::play)
                .flatMap(play -> Stream.concat(play.steps().stream(), play.handlers().stream()))
                .flatMap(Step::withInner)
                .map(Step::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Problems problems = new Problems();
        named.stream()
                .filter(id -> !ids.contains(id))
                .forEach(id ->
                        problems.add(Problem.of("there is no step `" + id + "` " + use + DidYouMean.suffix(id, ids))));
        problems.throwIfAny();
    }
}
