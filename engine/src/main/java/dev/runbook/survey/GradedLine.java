package dev.runbook.survey;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A step on one host, for one item of its loop, as far as it is known before the run. Host and path name the line in
 * every survey of the same plan.
 *
 * @param path where the step stands, as the journal of the run will say
 * @param item which item of the step's loop
 * @param does what will be done, rendered; empty if that is not known
 * @param reason why it is skipped, is done already, or what it hangs on
 * @param now how it is at the moment, where an earlier step may change that
 * @param failure why it will fail, if that is certain
 * @param diff what will differ, as a person wants to read it
 * @param harmless whether it cannot change a host, whatever comes of it
 * @param operation a digest of all that will be done; of two surveys with the same one, the run does the same
 * @param facts what was seen
 */
public record GradedLine(
        String host,
        String path,
        Optional<String> item,
        Grade grade,
        String does,
        Optional<String> reason,
        Optional<String> now,
        Optional<String> failure,
        List<String> diff,
        boolean harmless,
        Optional<String> operation,
        List<Fact> facts) {

    /** Whether the host may not be the same afterwards. */
    public boolean mayChange() {
        return !harmless && grade != Grade.OK && grade != Grade.SKIP;
    }

    /** The same with every text altered. */
    public GradedLine map(UnaryOperator<String> change) {
        return new GradedLine(
                host,
                path,
                item.map(change),
                grade,
                change.apply(does),
                reason.map(change),
                now.map(change),
                failure.map(change),
                diff.stream().map(change).toList(),
                harmless,
                operation,
                facts.stream()
                        .map(fact -> new Fact(fact.name(), change.apply(fact.value())))
                        .toList());
    }
}
