package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The play that is running: what it wants done about failures, and which of its steps have run once for all. */
final class PlayInProgress {

    static final PlayInProgress NONE = new PlayInProgress(OnFailure.ROLLBACK, List.of());

    private final OnFailure onFailure;
    private final List<Host> hosts;
    private final Set<String> ran = new HashSet<>();

    PlayInProgress(OnFailure onFailure, List<Host> hosts) {
        this.onFailure = onFailure;
        this.hosts = List.copyOf(hosts);
    }

    OnFailure onFailure() {
        return onFailure;
    }

    /** All hosts, of every batch, that are told what a step which runs once has led to. */
    List<Host> hostsFor(Step step, List<Host> ofBatch) {
        return step.placement().hosts().isPresent() ? ofBatch : hosts;
    }

    boolean hasRun(Step step) {
        return ran.contains(step.id());
    }

    void ran(Step step) {
        ran.add(step.id());
    }
}
