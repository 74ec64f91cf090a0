package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import dev.runbook.plan.Layers;
import dev.runbook.procedure.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What holds for the steps of a foreseen walk.
 *
 * @param own the places of hosts that do not stand where all stand
 * @param tolerance on how many more hosts a step may fail
 * @param lost the hosts that have dropped out
 * @param goesOn whether a failed host drops out and nothing else follows
 * @param call the path of the action's call around, and the visit of the steps inside
 * @param last whether all loops around are at their last item
 * @param undone where the undo steps stand, if these are undo steps or inside of one
 * @param debt what is undone, in undo steps
 * @param hidden whether nothing of them is shown
 */
record Standing(
        Place common,
        Map<Host, Place> own,
        int tolerance,
        Set<Host> lost,
        boolean goesOn,
        StepPath call,
        Optional<VisitId> visit,
        boolean last,
        Optional<StepPath> undone,
        Optional<StepPath> debt,
        boolean hidden) {

    static Standing ofPlay(Layers layers, int tolerance, Set<Host> lost) {
        return new Standing(
                Place.of(layers),
                Map.of(),
                tolerance,
                lost,
                false,
                StepPath.ROOT,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    Place place(Host host) {
        return own.getOrDefault(host, common);
    }

    /** Inside a block, or for the undo steps of a step. */
    Standing inside(Step step) {
        Standing inner = each(place -> place.with(place.layers().withVars(step.vars())));
        return step.surroundings().noLog() ? inner.hiding() : inner;
    }

    /** Where these hosts stand otherwise than all. */
    Standing standing(Map<Host, Place> places) {
        Map<Host, Place> all = new HashMap<>(own);
        all.putAll(places);
        return new Standing(common, all, tolerance, lost, goesOn, call, visit, last, undone, debt, hidden);
    }

    /** Where it is in doubt of all these hosts whether they come here, it is so for steps that name others. */
    Standing doubting(List<Host> hosts, Map<Host, Place> places) {
        Optional<String> doubt = hosts.stream()
                        .allMatch(host -> place(host, places).doubt().isPresent())
                ? hosts.stream().findFirst().flatMap(host -> place(host, places).doubt())
                : Optional.empty();
        return new Standing(
                        common.doubting(doubt), own, tolerance, lost, goesOn, call, visit, last, undone, debt, hidden)
                .standing(places);
    }

    private Place place(Host host, Map<Host, Place> places) {
        return places.getOrDefault(host, place(host));
    }

    /** Inside the call of a YAML action on one host. */
    Standing calling(Place place, StepPath path, VisitId inside, boolean lastItem, boolean hides) {
        return new Standing(
                place,
                Map.of(),
                0,
                Set.of(),
                false,
                path,
                Optional.of(inside),
                last && lastItem,
                undone,
                debt,
                hidden || hides);
    }

    /** Where the undo steps of a turn stand, on whichever host. */
    Standing behind(Turn turn) {
        Standing inner = inside(turn.step());
        return new Standing(
                turn.place().certain(),
                Map.of(),
                tolerance,
                lost,
                goesOn,
                call,
                visit,
                last,
                undone,
                debt,
                inner.hidden);
    }

    /** For undo steps, which are all of one visit. */
    Standing undoing(StepPath step, VisitId id) {
        return new Standing(
                common,
                own,
                Integer.MAX_VALUE,
                Set.of(),
                false,
                call,
                Optional.of(id),
                true,
                Optional.of(call),
                Optional.of(step),
                hidden);
    }

    Standing after(Walked walked) {
        Set<Host> failed = walked.failedHosts();
        return within(tolerance - failed.size(), losing(failed), goesOn);
    }

    /** For the next batch: these have dropped out, and count no more. */
    Standing without(Set<Host> hosts) {
        return within(tolerance, losing(hosts), goesOn);
    }

    Standing goingOn() {
        return within(tolerance, lost, true);
    }

    /** For {@code always} and handlers, which run whatever has happened. */
    Standing tidyingUp(Walked before) {
        return before.goesOn() ? this : goingOn();
    }

    List<Host> remaining(List<Host> hosts) {
        return hosts.stream().filter(host -> !lost.contains(host)).toList();
    }

    boolean hides(Step step) {
        return hidden || step.surroundings().noLog();
    }

    boolean undo() {
        return undone.isPresent();
    }

    /** Whether these are the steps of an action that an undo step calls. */
    boolean insideUndo() {
        return undone.filter(where -> !where.equals(call)).isPresent();
    }

    boolean isOuter() {
        return call.isRoot();
    }

    private Standing hiding() {
        return new Standing(common, own, tolerance, lost, goesOn, call, visit, last, undone, debt, true);
    }

    private Set<Host> losing(Set<Host> hosts) {
        Set<Host> all = new HashSet<>(lost);
        all.addAll(hosts);
        return all;
    }

    private Standing within(int tolerated, Set<Host> gone, boolean on) {
        return new Standing(common, own, tolerated, gone, on, call, visit, last, undone, debt, hidden);
    }

    private Standing each(UnaryOperator<Place> change) {
        Map<Host, Place> changed = new HashMap<>();
        own.forEach((host, place) -> changed.put(host, change.apply(place)));
        return new Standing(
                change.apply(common), changed, tolerance, lost, goesOn, call, visit, last, undone, debt, hidden);
    }
}
