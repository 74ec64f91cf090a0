package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every step of a plan that does something, by its path: also inside blocks, among undo steps and handlers. */
public final class Spots {

    private final Plan plan;
    private final Map<String, Spot> byPath = new LinkedHashMap<>();
    private final Map<String, Step> blocks = new LinkedHashMap<>();

    private Spots(Plan plan) {
        this.plan = plan;
    }

    public static Spots of(Plan plan) {
        Spots spots = new Spots(plan);
        plan.plays().forEach(spots::add);
        return spots;
    }

    /** In the order of the runbook; not those inside of actions. */
    public List<Spot> all() {
        return List.copyOf(byPath.values());
    }

    /** A step of the runbook, or one inside of the actions it calls. */
    Optional<Spot> find(StepPath path) {
        Optional<Spot> found = Optional.empty();
        Spots here = this;
        StepPath way = StepPath.ROOT;
        for (StepPath.Segment segment : path.segments()) {
            StepPath outer = way;
            found = Optional.ofNullable(here.byPath.get(outer.then(segment.id()).toString()));
            if (found.isEmpty()) {
                return found;
            }
            way = outer.then(segment.id());
            here = here.inside(found.get());
        }
        return found;
    }

    /** The steps inside of the action that a step calls. */
    Spots inside(Spot spot) {
        Spots inner = new Spots(plan);
        if (spot.step().body() instanceof Body.Custom custom) {
            inner.add(custom.action().steps(), new Around(spot.path(), spot));
        }
        return inner;
    }

    /** The block of this id, which does nothing itself. */
    Optional<Step> block(String id) {
        return Optional.ofNullable(blocks.get(id));
    }

    /** What steps have in common that stand side by side: their surroundings look like this spot. */
    private record Around(StepPath call, Spot like) {
        Around on(List<Host> hosts) {
            return new Around(
                    call, new Spot(like.path(), like.step(), like.play(), hosts, like.premises(), like.undoOf()));
        }

        Around behind(StepPath failing) {
            List<StepPath> premises =
                    Stream.concat(like.premises().stream(), Stream.of(failing)).toList();
            return new Around(
                    call, new Spot(like.path(), like.step(), like.play(), like.hosts(), premises, like.undoOf()));
        }

        Around undoing(Spot owner) {
            List<StepPath> premises = Stream.concat(owner.premises().stream(), Stream.of(owner.path()))
                    .toList();
            return new Around(
                    call, new Spot(like.path(), like.step(), like.play(), owner.hosts(), premises, Optional.of(owner)));
        }

        Spot spot(Step step) {
            return new Spot(call.then(step.id()), step, like.play(), like.hosts(), like.premises(), like.undoOf());
        }
    }

    private void add(PlannedPlay planned) {
        List<Step> steps = new ArrayList<>(planned.play().steps());
        steps.addAll(planned.play().handlers());
        steps.stream().filter(plan::includes).forEach(step -> {
            Spot like = new Spot(StepPath.ROOT, step, planned.play(), planned.hosts(), List.of(), Optional.empty());
            add(step, new Around(StepPath.ROOT, like));
        });
    }

    private void add(List<Step> steps, Around around) {
        steps.stream().filter(plan::includes).forEach(step -> add(step, around));
    }

    private void add(Step step, Around outer) {
        Around around = outer.on(plan.hostsOf(step).orElse(outer.like().hosts()));
        if (step.body() instanceof Body.Block block) {
            blocks.put(step.id(), step);
            add(block.steps(), around);
            lastOf(block.steps())
                    .ifPresent(last ->
                            add(block.rescue(), around.behind(around.call().then(last.id()))));
            add(block.always(), around);
            return;
        }
        Spot spot = around.spot(step);
        byPath.put(spot.path().toString(), spot);
        if (!spot.isUndo()) {
            add(step.rollback(), around.undoing(spot));
        }
    }

    /** The step whose failure is the last that a block can have. */
    private Optional<Step> lastOf(List<Step> steps) {
        return steps.stream()
                .filter(plan::includes)
                .reduce((first, second) -> second)
                .flatMap(step -> step.body() instanceof Body.Block block ? lastOf(block.steps()) : Optional.of(step));
    }
}
