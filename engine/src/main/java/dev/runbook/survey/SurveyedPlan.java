package dev.runbook.survey;

import dev.runbook.value.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A plan, with all that can be known of it before the run.
 *
 * @param name of the runbook
 * @param file where it is written
 * @param offline whether no host was looked at
 * @param unreached hosts that could not be looked at
 * @param guards those of the runbook itself
 * @param estimate how long it will take, where that is known
 */
public record SurveyedPlan(
        String name,
        String file,
        boolean offline,
        List<Unreached> unreached,
        List<GradedGuard> guards,
        List<GradedPlay> plays,
        Optional<Estimate> estimate) {

    /** The lines of the runbook's own steps; what happens inside actions is summed up in theirs. */
    public Stream<GradedLine> ownLines() {
        return plays.stream()
                .flatMap(play -> Stream.concat(play.lines().stream(), play.all().flatMap(GradedStep::ownLines)));
    }

    public Counts counts() {
        return Counts.of(ownLines().toList(), failingGuards());
    }

    /** Whether any host may not be the same after the run. */
    public boolean changesSomething() {
        return ownLines().anyMatch(GradedLine::mayChange);
    }

    public SurveyedPlan withEstimate(Optional<Estimate> other) {
        return new SurveyedPlan(name, file, offline, unreached, guards, plays, other);
    }

    /** Without any secret. */
    public SurveyedPlan masked(Secrets secrets) {
        return map(secrets::mask);
    }

    private SurveyedPlan map(UnaryOperator<String> change) {
        return new SurveyedPlan(
                change.apply(name),
                file,
                offline,
                unreached.stream()
                        .map(host -> new Unreached(host.host(), change.apply(host.why())))
                        .toList(),
                guards.stream().map(guard -> guard.map(change)).toList(),
                plays.stream().map(play -> play.map(change)).toList(),
                estimate);
    }

    /** Each guard once, on however many hosts it fails; a step's own makes its line fail. */
    private int failingGuards() {
        return (int) Stream.concat(guards.stream(), plays.stream().flatMap(play -> play.guards().stream()))
                .filter(guard -> guard.judged().stream().anyMatch(each -> each.verdict() == GradedGuard.Verdict.FAILS))
                .count();
    }
}
