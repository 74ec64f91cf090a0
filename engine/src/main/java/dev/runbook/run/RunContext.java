package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Progress;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Memory;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Step;
import dev.runbook.template.Variables;
import java.util.concurrent.atomic.AtomicInteger;

/** One run under way: its plan, what it works with, and where it has got to. */
final class RunContext {

    private final Plan plan;
    private final Ports ports;
    private final Hosts hosts;
    private final Forks forks;
    private final Notified notified = new Notified();
    private final AtomicInteger visits = new AtomicInteger();
    private final String user;
    private volatile OnFailure onFailure = OnFailure.ROLLBACK;

    RunContext(Plan plan, Ports ports, String user) {
        this.plan = plan;
        this.ports = ports;
        this.user = user;
        this.hosts = new Hosts(plan, ports.connections());
        this.forks = new Forks(ports.forks());
    }

    Plan plan() {
        return plan;
    }

    Ports ports() {
        return ports;
    }

    Hosts hosts() {
        return hosts;
    }

    Forks forks() {
        return forks;
    }

    Notified notified() {
        return notified;
    }

    String user() {
        return user;
    }

    /** What the play that is running wants done about a failure. */
    OnFailure onFailure() {
        return onFailure;
    }

    void playing(OnFailure wanted) {
        onFailure = wanted;
    }

    void record(Event event) {
        ports.journal().record(event);
    }

    Progress progress() {
        return ports.journal().progress();
    }

    /** Counts the times the runner comes to a step. */
    int nextVisit() {
        return visits.incrementAndGet();
    }

    Memory memory(Frame frame) {
        return frame.moment()
                .map(Recollection::memory)
                .orElseGet(() -> progress().memory());
    }

    /** The names a host knows in this frame. */
    Variables scope(Host host, Layers layers, Frame frame) {
        return plan.scopes().of(host, layers, memory(frame));
    }

    Variables scope(Host host, Step step, Frame frame) {
        return scope(host, frame.layers().withVars(step.vars()), frame);
    }
}
