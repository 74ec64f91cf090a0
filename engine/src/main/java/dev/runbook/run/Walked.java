package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What walking some steps led to.
 *
 * @param failures on the hosts that have dropped out
 * @param changed whether any step changed anything
 * @param end whether the rest may go on
 */
record Walked(List<Failure> failures, boolean changed, End end) {

    static final Walked WELL = new Walked(List.of(), false, End.GO_ON);

    /** What becomes of the run. */
    enum End {
        GO_ON,
        ROLLBACK,
        STOP,
        INTERRUPTED
    }

    /** A step that failed on a host. */
    record Failure(StepPath step, String title, Host host, Outcome outcome) {}

    boolean goesOn() {
        return end == End.GO_ON;
    }

    Set<Host> failedHosts() {
        return failures.stream().map(Failure::host).collect(Collectors.toSet());
    }

    Walked and(Walked next) {
        return new Walked(
                Stream.concat(failures.stream(), next.failures.stream()).toList(),
                changed || next.changed,
                goesOn() ? next.end : end);
    }

    Walked ending(End other) {
        return new Walked(failures, changed, other);
    }

    /** The failures are dealt with; the hosts are in the run again. */
    Walked forgiven() {
        return new Walked(List.of(), changed, End.GO_ON);
    }
}
