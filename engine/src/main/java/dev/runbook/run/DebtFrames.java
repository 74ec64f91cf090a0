package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Debt;
import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Memory;
import dev.runbook.plan.StepIndex;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.CustomAction;
import dev.runbook.procedure.Loop;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Step;
import dev.runbook.template.Scope;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the undo steps of debts again, and where each host stood: names, loop items and arguments of that moment. */
final class DebtFrames {

    private final RunContext context;
    private final StepIndex index;

    DebtFrames(RunContext context) {
        this.context = context;
        this.index = StepIndex.of(context.plan());
    }

    /** What has to be walked to pay debts. */
    record Undo(Step step, Frame frame) {}

    /** The undo of one step on several hosts, each with what it remembers itself. */
    Undo undo(List<Debt> group) {
        Debt latest = group.get(group.size() - 1);
        Map<Host, Place> places = new LinkedHashMap<>();
        Memory moment = latest.memory();
        Undo undo = undo(latest);
        for (Debt debt : group) {
            places.put(host(debt), undo(debt).frame().common());
            moment = moment.withHost(debt.host(), debt.memory());
        }
        VisitId visit = latest.visit()
                .undo(
                        context.recall().undo(latest.step(), latest.visit()),
                        latest.step().last().item());
        return new Undo(
                undo.step(), undo.frame().standing(places).undoing(moment).visited(visit));
    }

    private Undo undo(Debt debt) {
        Host host = host(debt);
        List<StepPath.Segment> segments = debt.step().segments();
        StepIndex.Located outer = index.find(segments.get(0).id()).orElseThrow();
        Play play = outer.play().orElseThrow();
        Frame start = Frame.ofPlay(Layers.NONE.withVars(play.vars()), play.surroundings(), 0, Set.of())
                .undoing(debt.memory());
        Undo undo = new Undo(outer.step(), enter(outer, segments.get(0), start, host));
        StepPath path = StepPath.ROOT;
        for (int depth = 1; depth < segments.size(); depth++) {
            path = path.then(segments.get(depth - 1));
            undo = inside(
                    undo,
                    new CallSite(path, Optional.of(debt.visit()), undo.frame().hides(undo.step())),
                    segments.get(depth),
                    host);
        }
        return undo;
    }

    /** From an action's call to a step inside of it. */
    private Undo inside(Undo call, CallSite site, StepPath.Segment segment, Host host) {
        Body.Custom custom = (Body.Custom) call.step().body();
        CustomAction action = custom.action();
        Scope names = names(host, call.frame());
        Place caller = call.frame().common();
        Layers layers = caller.layers()
                .insideAction(
                        site.path().toString(),
                        action.defaults(),
                        custom.arguments().values(names));
        Place place = new Place(layers, call.frame().settings(host, Optional.empty(), names), caller.elsewhere());
        StepIndex.Located located = StepIndex.of(action).find(segment.id()).orElseThrow();
        return new Undo(
                located.step(), enter(located, segment, call.frame().calling(place, site, Deadline.NONE), host));
    }

    private Frame enter(StepIndex.Located located, StepPath.Segment segment, Frame outer, Host host) {
        Frame frame = outer;
        for (Step block : located.enclosing()) {
            frame = frame.inside(block);
        }
        Step step = located.step();
        Frame own = withItem(step, segment, frame.inside(step), host);
        Optional<String> delegate = step.placement().delegate(names(host, own));
        return own.at(own.common().delegatedTo(delegate));
    }

    private Frame withItem(Step step, StepPath.Segment segment, Frame frame, Host host) {
        if (segment.item().isEmpty() || step.loop().isEmpty()) {
            return frame;
        }
        Loop loop = step.loop().get();
        int item = segment.item().getAsInt();
        Value value = loop.items(names(host, frame)).get(item);
        return frame.withValue(loop.variable(), value).withValue("loop_index", Value.of(item));
    }

    private Scope names(Host host, Frame frame) {
        return context.scope(host, frame.common().layers(), frame);
    }

    private Host host(Debt debt) {
        return context.plan().inventory().host(debt.host()).orElseThrow();
    }
}
