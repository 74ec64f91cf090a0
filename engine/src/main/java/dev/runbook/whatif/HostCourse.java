package dev.runbook.whatif;

import dev.runbook.procedure.Loop;
import dev.runbook.procedure.Step;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step on one host, foreseen from its {@code when} to the last item of its loop. */
final class HostCourse {

    private final Circumstances run;
    private final Course course;
    private final Turn turn;
    private final Step step;

    HostCourse(Circumstances run, Course course, Turn turn) {
        this.run = run;
        this.course = course;
        this.turn = turn;
        this.step = turn.step();
    }

    Foreseen run() {
        Known<Boolean> when = run.outlook().when(turn);
        boolean supposed = run.supposition().concerns(turn.path(), turn.host());
        Turn here = supposed ? turn.certain() : turn.doubting(when.on());
        if (when.is(false) || here.doubt().isPresent() && !run.doubtfulRuns()) {
            return skipped();
        }
        return step.loop().isPresent() ? loop(step.loop().get(), here) : once(here);
    }

    private Foreseen skipped() {
        if (turn.at().undo()) {
            run.books().acts(Acts.skipped(turn));
        }
        return Foreseen.SKIPPED;
    }

    /** Stops at the first item that fails. Items that nobody knows yet are one turn. */
    private Foreseen loop(Loop loop, Turn here) {
        Known<List<Value>> known = run.outlook().items(loop, turn);
        if (known.value().isEmpty()) {
            return once(here.doubting(known.on().filter(name -> !isSupposed())));
        }
        List<Value> items = known.value().get();
        List<Foreseen> ends = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            boolean last = i == items.size() - 1;
            ends.add(once(here.withItem(loop.variable(), i, items.get(i), last)));
            if (ends.get(i).failed()) {
                break;
            }
        }
        return Foreseen.ofItems(ends);
    }

    private boolean isSupposed() {
        return run.supposition().concerns(turn.path(), turn.host());
    }

    private Foreseen once(Turn each) {
        Optional<String> elsewhere = run.outlook().delegate(each);
        return new Attempts(run, course, each.delegatedTo(elsewhere)).run();
    }
}
