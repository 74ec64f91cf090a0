package dev.runbook.plan;

import dev.runbook.procedure.Body;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that steps give to values while they run: by {@code register} and {@code set}. */
public final class LearnedNames {

    private LearnedNames() {}

    public static Set<String> of(Procedure procedure) {
        return procedure.allSteps().flatMap(LearnedNames::of).collect(Collectors.toSet());
    }

    public static Set<String> of(List<Step> steps) {
        return steps.stream().flatMap(Step::withInner).flatMap(LearnedNames::of).collect(Collectors.toSet());
    }

    private static Stream<String> of(Step step) {
        return Stream.concat(step.register().stream(), assigned(step));
    }

    private static Stream<String> assigned(Step step) {
        return step.body() instanceof Body.Single single
                        && single.call().action().spec().open()
                ? single.call().arguments().writtenNames().stream()
                : Stream.empty();
    }
}
