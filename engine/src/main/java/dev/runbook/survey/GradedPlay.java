package dev.runbook.survey;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A play of the plan.
 *
 * @param batches its hosts, as they go through the steps together
 * @param lines the hosts that do not take part, or of which that is not certain
 */
public record GradedPlay(
        String id,
        String name,
        List<List<String>> batches,
        List<GradedLine> lines,
        List<GradedGuard> guards,
        List<GradedStep> steps,
        List<GradedStep> handlers) {

    public Stream<GradedStep> all() {
        return Stream.concat(steps.stream(), handlers.stream());
    }

    public GradedPlay map(UnaryOperator<String> change) {
        return new GradedPlay(
                id,
                change.apply(name),
                batches,
                lines.stream().map(line -> line.map(change)).toList(),
                guards.stream().map(guard -> guard.map(change)).toList(),
                steps.stream().map(step -> step.map(change)).toList(),
                handlers.stream().map(step -> step.map(change)).toList());
    }
}
