package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import dev.runbook.plan.Layers;
import dev.runbook.procedure.Step;
import dev.runbook.value.Value;
import java.util.Optional;

/**
 * A step's turn on a host: for one item of its loop, or without any.
 *
 * @param place with the names of this turn
 * @param last whether it is the last item
 */
record Turn(Step step, Standing at, VisitId visit, Host host, StepPath path, Place place, boolean last) {

    static Turn of(Step step, Standing at, VisitId visit, Host host) {
        Place place = at.place(host);
        Place named = place.with(place.layers().withVars(step.vars()));
        return new Turn(step, at, visit, host, at.call().then(step.id()), named, true);
    }

    Turn withItem(String variable, int index, Value value, boolean isLast) {
        Layers names = place.layers().withValue(variable, value).withValue("loop_index", Value.of(index));
        return new Turn(step, at, visit, host, at.call().thenItem(step.id(), index), place.with(names), isLast);
    }

    Turn doubting(Optional<String> on) {
        return standing(place.doubting(on));
    }

    Turn certain() {
        return standing(place.certain());
    }

    Turn delegatedTo(Optional<String> elsewhere) {
        return standing(place.delegatedTo(elsewhere));
    }

    /** Which turn this is, in whatever walk: a step undoes with the names of what it undoes. */
    String key() {
        String debt = at.debt().map(owed -> owed + " ").orElse("");
        return debt + path + "@" + host.name();
    }

    Layers layers() {
        return place.layers();
    }

    Optional<String> doubt() {
        return place.doubt();
    }

    boolean isLast() {
        return last && at.last();
    }

    /** Whether this belongs to the call that another turn makes. */
    boolean isInside(Turn call) {
        return path.toString().startsWith(call.path + ">") && visit.text().startsWith(call.visit.text() + ".");
    }

    boolean hidden() {
        return at.hides(step);
    }

    private Turn standing(Place other) {
        return new Turn(step, at, visit, host, path, other, last);
    }
}
