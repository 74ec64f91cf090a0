package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.VisitId;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Memory;
import dev.runbook.plan.ShellSettings;
import dev.runbook.procedure.Step;
import dev.runbook.procedure.Surroundings;
import dev.runbook.template.Scope;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What holds for the steps of a walk.
 *
 * @param common where a host stands, if it has no place of its own
 * @param own the places of hosts whose names differ: those of an undo, by their loop items and arguments
 * @param surroundings of play and blocks, the outermost first
 * @param moment what an undo step remembers instead of the current memory
 */
record Frame(
        Place common,
        Map<Host, Place> own,
        List<Surroundings> surroundings,
        CallSite call,
        Bounds bounds,
        Optional<Recollection> moment) {

    /** For the steps of a play; {@code lost} hosts have dropped out before. */
    static Frame ofPlay(Layers layers, Surroundings surroundings, int tolerance, Set<Host> lost) {
        Bounds bounds = new Bounds(tolerance, lost, Deadline.NONE, Bounds.OnFailedStep.ASK, true);
        return new Frame(Place.of(layers), Map.of(), List.of(surroundings), CallSite.NONE, bounds, Optional.empty());
    }

    Place place(Host host) {
        return own.getOrDefault(host, common);
    }

    /** Inside a block, or for the undo steps of a step: its vars and surroundings hold there too. */
    Frame inside(Step step) {
        return each(place -> place.with(place.layers().withVars(step.vars()))).surrounded(step.surroundings());
    }

    Frame withValue(String name, Value value) {
        return each(place -> place.with(place.layers().withValue(name, value)));
    }

    /** Inside the call of a YAML action, on one host. */
    Frame calling(Place place, CallSite site, Deadline deadline) {
        Bounds inner = new Bounds(0, Set.of(), deadline, Bounds.OnFailedStep.END, false);
        return new Frame(place, Map.of(), List.of(), site, inner, moment);
    }

    /** For undo steps, which are all of one visit. */
    Frame visited(VisitId visit) {
        return new Frame(common, own, surroundings, call.visited(visit), bounds, moment);
    }

    /** For undo steps: with the memory of the moment when the debt was made. */
    Frame undoing(Memory then) {
        Bounds free = new Bounds(Integer.MAX_VALUE, Set.of(), Deadline.NONE, Bounds.OnFailedStep.END, false);
        return new Frame(common, own, surroundings, call, free, Optional.of(new Recollection(then)));
    }

    Frame standing(Map<Host, Place> places) {
        return new Frame(common, Map.copyOf(places), surroundings, call, bounds, moment);
    }

    Frame at(Place place) {
        return new Frame(place, own, surroundings, call, bounds, moment);
    }

    /** For the next step, when the walk has come so far. */
    Frame after(Walked walked) {
        return within(bounds.after(walked.failedHosts()));
    }

    /** For the next batch: these have dropped out, and count no more. */
    Frame losing(Set<Host> hosts) {
        return within(bounds.losing(hosts));
    }

    /** Where a failed host drops out and nothing else follows from it. */
    Frame goingOn() {
        return within(bounds.reacting(Bounds.OnFailedStep.GO_ON));
    }

    /** Where the play decides about a failure, and nobody is asked. */
    Frame unasked() {
        boolean asks = bounds.reaction() == Bounds.OnFailedStep.ASK;
        return asks ? within(bounds.reacting(Bounds.OnFailedStep.END)) : this;
    }

    /** For what runs whatever has happened: {@code always}, and handlers. */
    Frame tidyingUp(Walked before) {
        Frame uninterrupted = within(bounds.uninterrupted());
        return before.goesOn() ? uninterrupted : uninterrupted.goingOn();
    }

    /** Those of these hosts that have not dropped out. */
    List<Host> remaining(List<Host> hosts) {
        return hosts.stream().filter(host -> !bounds.lost().contains(host)).toList();
    }

    /** As whom and with which environment a host works; {@code more} is the step's own say. */
    ShellSettings settings(Host host, Optional<Surroundings> more, Scope scope) {
        ShellSettings settings = place(host).settings();
        for (Surroundings each :
                Stream.concat(surroundings.stream(), more.stream()).toList()) {
            settings = settings.with(each, scope);
        }
        return settings;
    }

    /** Whether a step's results are not to be shown: its author says so, or that of its block or call. */
    boolean hides(Step step) {
        return call.hidden()
                || step.surroundings().noLog()
                || surroundings.stream().anyMatch(Surroundings::noLog);
    }

    boolean isUndo() {
        return moment.isPresent();
    }

    /** Whether these are steps of the runbook itself, not of an action. */
    boolean isOuter() {
        return call.path().isRoot();
    }

    private Frame each(UnaryOperator<Place> change) {
        Map<Host, Place> changed = new LinkedHashMap<>();
        own.forEach((host, place) -> changed.put(host, change.apply(place)));
        return new Frame(change.apply(common), changed, surroundings, call, bounds, moment);
    }

    private Frame surrounded(Surroundings more) {
        List<Surroundings> all =
                Stream.concat(surroundings.stream(), Stream.of(more)).toList();
        return new Frame(common, own, all, call, bounds, moment);
    }

    private Frame within(Bounds others) {
        return new Frame(common, own, surroundings, call, others, moment);
    }
}
