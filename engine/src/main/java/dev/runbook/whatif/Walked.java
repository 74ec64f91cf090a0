package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a foreseen walk leads to: the hosts that drop out, what it leaves behind, and whether the run goes on. */
record Walked(List<Failure> failures, boolean changed, boolean traces, End end) {

    static final Walked WELL = failing(List.of());

    /** What becomes of the run. */
    enum End {
        GO_ON,
        ROLLBACK,
        STOP
    }

    /** A step that fails on a host. */
    record Failure(StepPath step, String title, Host host, Foreseen outcome) {}

    static Walked failing(List<Failure> failures) {
        return new Walked(failures, false, false, End.GO_ON);
    }

    boolean goesOn() {
        return end == End.GO_ON;
    }

    Set<Host> failedHosts() {
        return failures.stream().map(Failure::host).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The first failure of each host counts. */
    Walked and(Walked next) {
        Map<Host, Failure> byHost = new LinkedHashMap<>();
        Stream.concat(failures.stream(), next.failures.stream())
                .forEach(failure -> byHost.putIfAbsent(failure.host(), failure));
        return new Walked(List.copyOf(byHost.values()), next.changed, next.traces, next.end).following(this);
    }

    /** The failures are those of the rescue alone. */
    Walked mendedBy(Walked rescue) {
        return rescue.following(this);
    }

    Walked ending(End other) {
        return new Walked(failures, changed, traces, other);
    }

    private Walked following(Walked first) {
        return new Walked(failures, changed || first.changed, traces || first.traces, first.goesOn() ? end : first.end);
    }
}
