package dev.runbook.lab;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the lab finds when a run has ended.
 *
 * @param alsoIdle whether nothing runs, beside what else is found
 * @param words the finding as people read it
 * @param contradictions what does not fit together; none unless nothing else can be said
 */
public record Verdict(Finding finding, boolean alsoIdle, String words, List<String> contradictions) {

    /** What a run may leave behind. */
    public enum Finding {
        AS_BEFORE,
        COMPLETE,
        BEHIND_THE_PAGE,
        NOTHING_RUNS,
        /** As before, and some nodes are out of service. */
        REDUCED,
        CONTRADICTION
    }

    /** Whether this can be said as well: a cluster that was idle and is as before is one on which nothing runs. */
    public boolean holds(Finding other) {
        return finding == other || alsoIdle && other == Finding.NOTHING_RUNS;
    }

    static Verdict idleAsBefore() {
        return new Verdict(Finding.AS_BEFORE, true, "as before, and nothing runs", List.of());
    }

    static Verdict asBefore() {
        return new Verdict(Finding.AS_BEFORE, false, "as before", List.of());
    }

    static Verdict upgraded(String version) {
        return new Verdict(Finding.COMPLETE, false, "upgraded to " + version + " completely", List.of());
    }

    /** The version that there was, with what the run was to change. */
    static Verdict serves(String version) {
        return new Verdict(Finding.COMPLETE, false, "serves " + version + " completely", List.of());
    }

    static Verdict behindThePage() {
        return new Verdict(Finding.BEHIND_THE_PAGE, false, "safe behind the 503 page", List.of());
    }

    static Verdict nothingRuns() {
        return new Verdict(Finding.NOTHING_RUNS, false, "nothing runs", List.of());
    }

    static Verdict reduced(Set<String> out) {
        String nodes = out.stream().sorted().collect(Collectors.joining(" and "));
        return new Verdict(Finding.REDUCED, false, "as before, without " + nodes, List.of());
    }

    static Verdict contradiction(List<String> contradictions) {
        return new Verdict(Finding.CONTRADICTION, false, String.join("; ", contradictions), contradictions);
    }

    @Override
    public String toString() {
        return words;
    }
}
