package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What walking some steps led to.
 *
 * @param failures on the hosts that have dropped out
 * @param changed whether any step changed anything
 * @param traces whether any may have left traces, by a failure that was ignored for instance
 * @param end whether the rest may go on
 */
record Walked(List<Failure> failures, boolean changed, boolean traces, End end) {

    static final Walked WELL = failing(List.of());

    /** What becomes of the run. */
    enum End {
        GO_ON,
        ROLLBACK,
        STOP,
        INTERRUPTED
    }

    /** A step that failed on a host. */
    record Failure(StepPath step, String title, Host host, Outcome outcome) {}

    static Walked failing(List<Failure> failures) {
        return new Walked(failures, false, false, End.GO_ON);
    }

    boolean goesOn() {
        return end == End.GO_ON;
    }

    Set<Host> failedHosts() {
        return failures.stream().map(Failure::host).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether hosts were lost, and nothing else went wrong. */
    boolean lostOnly() {
        return failures.stream().allMatch(failure -> failure.outcome().kind().isLoss());
    }

    /** The first failure of each host counts. */
    Walked and(Walked next) {
        Map<Host, Failure> byHost = new LinkedHashMap<>();
        Stream.concat(failures.stream(), next.failures.stream())
                .forEach(failure -> byHost.putIfAbsent(failure.host(), failure));
        return next.with(List.copyOf(byHost.values())).following(this);
    }

    /** The failures are those of the next alone: it was another attempt, or a rescue. */
    Walked mendedBy(Walked next) {
        return next.following(this);
    }

    Walked ending(End other) {
        return new Walked(failures, changed, traces, other);
    }

    /** The failures are dealt with; the hosts are in the run again. */
    Walked forgiven() {
        return with(List.of()).ending(End.GO_ON);
    }

    private Walked with(List<Failure> others) {
        return new Walked(others, changed, traces, end);
    }

    private Walked following(Walked first) {
        return new Walked(failures, changed || first.changed, traces || first.traces, first.goesOn() ? end : first.end);
    }
}
