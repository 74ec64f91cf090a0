package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Debt;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.plan.StepIndex;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import dev.runbook.procedure.Surroundings;
import dev.runbook.template.Scope;
import dev.runbook.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the undo steps of a debt again, and the place they stand at: names, loop items and arguments of that moment. */
final class DebtFrames {

    private final RunContext context;
    private final StepIndex index;

    DebtFrames(RunContext context) {
        this.context = context;
        this.index = StepIndex.of(context.plan());
    }

    /** What has to be walked to pay a debt. */
    record Undo(Step step, Frame frame) {}

    Undo undo(Debt debt) {
        Host host = context.plan().inventory().host(debt.host()).orElseThrow();
        Iterator<StepPath.Segment> segments = debt.step().segments().iterator();
        StepPath.Segment outer = segments.next();
        StepIndex.Located located = index.find(outer.id()).orElseThrow();
        Frame start = Frame.ofPlay(
                        Layers.NONE.withVars(located.play().orElseThrow().vars()),
                        located.play().orElseThrow().surroundings(),
                        Frame.ANY_NUMBER)
                .undoing(debt.memory());
        Undo undo = new Undo(located.step(), enter(located, outer, start, host));
        StepPath path = StepPath.ROOT;
        StepPath.Segment previous = outer;
        while (segments.hasNext()) {
            path = extend(path, previous);
            previous = segments.next();
            undo = inside(undo, path, previous, host);
        }
        return undo;
    }

    /** From an action's call to a step inside of it. */
    private Undo inside(Undo call, StepPath path, StepPath.Segment segment, Host host) {
        Body.Custom custom = (Body.Custom) call.step().body();
        Scope scope = context.scope(host, call.frame().layers(), call.frame());
        Map<String, Value> arguments = custom.arguments().values(scope);
        Layers layers = call.frame()
                .layers()
                .insideAction(path.toString(), custom.action().defaults(), arguments);
        Frame frame = call.frame()
                .calling(path, layers, Surroundings.INHERITED, Optional.empty())
                .delegated(call.step().placement().delegate(scope))
                .tolerating(Frame.ANY_NUMBER);
        StepIndex.Located located =
                StepIndex.of(custom.action()).find(segment.id()).orElseThrow();
        return new Undo(located.step(), enter(located, segment, frame, host));
    }

    private Frame enter(StepIndex.Located located, StepPath.Segment segment, Frame outer, Host host) {
        Frame frame = outer;
        for (Step block : located.enclosing()) {
            frame = frame.inside(block);
        }
        Frame own = frame.inside(located.step());
        if (segment.item().isEmpty() || located.step().loop().isEmpty()) {
            return own;
        }
        var loop = located.step().loop().get();
        List<Value> items = loop.items(context.scope(host, own.layers(), own));
        Value item = items.get(segment.item().getAsInt());
        return own.withLayers(own.layers()
                .withValue(loop.variable(), item)
                .withValue("loop_index", Value.of(segment.item().getAsInt())));
    }

    private static StepPath extend(StepPath path, StepPath.Segment segment) {
        return segment.item().isPresent()
                ? path.thenItem(segment.id(), segment.item().getAsInt())
                : path.then(segment.id());
    }
}
