package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Progress;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Memory;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Step;
import dev.runbook.template.Variables;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Inner, Integer> innerVisits = new ConcurrentHashMap<>();
    private volatile PlayInProgress play = PlayInProgress.NONE;

    RunContext(Plan plan, Ports ports, RunFacts run) {
        this.plan = plan;
        this.ports = ports;
        this.run = run;
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

    Gates gates() {
        return gates;
    }

    RunFacts run() {
        return run;
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

    void record(Event event) {
        ports.journal().record(event);
    }

    Progress progress() {
        return ports.journal().progress();
    }

    /** A step that a call comes to: hosts that make the same call in one visit come to it together. */
    private record Inner(int callersVisit, int attempt, StepPath path) {}

    /** Counts the times the runner comes to a step. */
    Visit visit(Step step, Frame frame) {
        if (frame.isOuter()) {
            return new Visit(step, frame, visits.incrementAndGet());
        }
        Inner inner = new Inner(
                frame.call().visit(),
                frame.call().attempt(),
                frame.call().path().then(step.id()));
        return new Visit(step, frame, innerVisits.computeIfAbsent(inner, first -> visits.incrementAndGet()));
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
