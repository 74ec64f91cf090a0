package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.procedure.Step;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.util.Optional;

/**
 * A step's turn on a host: for one item of its loop, or without any.
 *
 * @param layers the names of this turn
 */
record Turn(Visit visit, Host host, StepPath path, Layers layers, Optional<Value> item) {

    static Turn of(Visit visit, Host host) {
        Layers layers = visit.frame().place(host).layers().withVars(visit.step().vars());
        return new Turn(visit, host, visit.path(), layers, Optional.empty());
    }

    Step step() {
        return visit.step();
    }

    Frame frame() {
        return visit.frame();
    }

    Turn withItem(String variable, int index, Value value) {
        Layers names = layers.withValue(variable, value).withValue("loop_index", Value.of(index));
        StepPath itsPath = frame().call().path().thenItem(step().id(), index);
        return new Turn(visit, host, itsPath, names, Optional.of(value));
    }

    Turn withResult(Value.Fields result) {
        return new Turn(visit, host, path, layers.withValue("result", result), item);
    }

    /** The item as others may see it. */
    Optional<Value> shownItem() {
        return hidden() ? item.map(value -> Value.of(Secrets.MASK)) : item;
    }

    /** Whether its author wants nothing of it shown. */
    boolean hidden() {
        return frame().hides(step());
    }
}
