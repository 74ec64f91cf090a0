package dev.runbook.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What must hold before something is done, and whether it does.
 *
 * @param that the condition as written
 */
public record GradedGuard(String name, String that, List<Judged> judged) {

    /** What is known of a guard beforehand. */
    public enum Verdict {
        HOLDS,
        FAILS,
        /** Is judged in the run. */
        LATER
    }

    /**
     * The guard on one host; empty where it is the same for all.
     *
     * @param message why it fails, or what is known of it now
     */
    public record Judged(Optional<String> host, Verdict verdict, Optional<String> message) {
        Judged map(UnaryOperator<String> change) {
            return new Judged(host, verdict, message.map(change));
        }
    }

    /** The hosts by what is known of the guard there, in the order of the first of each. */
    public List<List<Judged>> alike() {
        Map<List<Object>, List<Judged>> groups = judged.stream()
                .collect(Collectors.groupingBy(
                        each -> List.of(each.verdict(), each.message()), LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(groups.values());
    }

    public GradedGuard map(UnaryOperator<String> change) {
        return new GradedGuard(
                change.apply(name),
                change.apply(that),
                judged.stream().map(each -> each.map(change)).toList());
    }
}
