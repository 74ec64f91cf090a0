package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.remote.Connection;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Unreachable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contacts all hosts of a run at once, before anything is done and when all is done. */
final class Contact {

    private final RunContext context;

    Contact(RunContext context) {
        this.context = context;
    }

    /** Whether every host answers and can keep jobs; those that do not are told to the journal. */
    boolean reachesAll() {
        List<Host> hosts = context.plan().hosts();
        hosts.forEach(context.hosts()::connection);
        Map<Host, Optional<String>> failures = context.forks().onEach(hosts, Integer.MAX_VALUE, this::failure);
        failures.forEach((host, failure) ->
                failure.ifPresent(why -> context.record(new Event.HostUnreachable(host.name(), why))));
        return failures.values().stream().allMatch(Optional::isEmpty);
    }

    private Optional<String> failure(Host host) {
        try {
            context.hosts().connection(host).prepare(JobId.folder(context.run().id()));
            return Optional.empty();
        } catch (Unreachable e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Takes away what the jobs of the run have left. Nothing depends on it: what stays is swept by runs to come. */
    void sweep() {
        context.forks().onEach(context.hosts().known(), Integer.MAX_VALUE, this::swept);
    }

    private boolean swept(Connection host) {
        try {
            host.sweep(JobId.folder(context.run().id()));
            return true;
        } catch (Unreachable gone) {
            return false;
        }
    }
}
