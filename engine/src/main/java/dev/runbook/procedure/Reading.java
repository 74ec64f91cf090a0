package dev.runbook.procedure;

import dev.runbook.action.Actions;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the readers of one runbook share.
 *
 * @param open the files that are being read, the outermost first: one that includes itself is a mistake
 * @param inAction whether the steps are those of an action, whose names are its own
 */
record Reading(
        Problems problems,
        Actions actions,
        CustomActions customActions,
        Library library,
        Ids ids,
        List<String> open,
        boolean inAction) {

    static Reading of(Problems problems, Actions actions, Library library, List<String> open) {
        return new Reading(problems, actions, new CustomActions(), library, Ids.ofFile(), open, false);
    }

    Reading withIds(Ids others) {
        return new Reading(problems, actions, customActions, library, others, open, inAction);
    }

    Reading inside(String file) {
        List<String> more = Stream.concat(open.stream(), Stream.of(file)).toList();
        return new Reading(problems, actions, customActions, library, ids, more, inAction);
    }

    Reading insideAction(String file) {
        Reading inside = inside(file);
        return new Reading(problems, actions, customActions, library, Ids.ofFile(), inside.open, true);
    }

    /** Reports a name that a runbook cannot set. */
    void rejectGiven(String name, Span span) {
        if (!inAction) {
            GivenNames.reject(name, span, problems);
        }
    }
}
