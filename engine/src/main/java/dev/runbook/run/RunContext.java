package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Progress;
import dev.runbook.journal.VisitId;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Memory;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Step;
import dev.runbook.remote.Forks;
import dev.runbook.template.Variables;
import java.util.concurrent.atomic.AtomicInteger;

/** One run under way: its plan, what it works with, and where it has got to. */
final class RunContext {

    private final Plan plan;
    private final Ports ports;
    private final Hosts hosts;
    private final Forks forks;
    private final Notified notified = new Notified();
    private final Gates gates = new Gates();
    private final AtomicInteger visits = new AtomicInteger();
    private final RunFacts run;
    private final Recall recall;
    private final String decider;
    private final Locking locking;
    private volatile PlayInProgress play = PlayInProgress.NONE;

    RunContext(Plan plan, Ports ports, RunFacts run, Recall recall, String decider) {
        this.plan = plan;
        this.ports = ports;
        this.run = run;
        this.recall = recall;
        this.decider = decider;
        this.hosts = new Hosts(plan, ports.connections());
        this.forks = new Forks(ports.forks());
        this.locking = new Locking(this);
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

    Gates gates() {
        return gates;
    }

    RunFacts run() {
        return run;
    }

    Recall recall() {
        return recall;
    }

    Locking locking() {
        return locking;
    }

    PlayInProgress play() {
        return play;
    }

    void playing(PlayInProgress next) {
        play = next;
    }

    /** What is to be done about a failure: behind the point of no return there is no way back. */
    OnFailure onFailure() {
        boolean stops = progress().committed() && play.onFailure() == OnFailure.ROLLBACK;
        return stops ? OnFailure.STOP : play.onFailure();
    }

    /** Who decides now: whoever runs or resumes it. */
    String decider() {
        return decider;
    }

    void record(Event event) {
        ports.journal().record(event);
    }

    Progress progress() {
        return ports.journal().progress();
    }

    /** The runner comes to a step: hosts that make the same call come to the steps inside together. */
    Visit visit(Step step, Frame frame) {
        return new Visit(step, frame, frame.call().visit().orElseGet(() -> VisitId.of(visits.incrementAndGet())));
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

    /** The names of a step's turn. */
    Variables scope(Turn turn) {
        return scope(turn.host(), turn.layers(), turn.frame());
    }
}
