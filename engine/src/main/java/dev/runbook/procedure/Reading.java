package dev.runbook.procedure;

import dev.runbook.action.Actions;
import dev.runbook.source.Problems;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the readers of one runbook share.
 *
 * @param open the files that are being read, the outermost first: one that includes itself is a mistake
 */
record Reading(
        Problems problems, Actions actions, CustomActions customActions, Library library, Ids ids, List<String> open) {

    Reading withIds(Ids others) {
        return new Reading(problems, actions, customActions, library, others, open);
    }

    Reading inside(String file) {
        return new Reading(
                problems,
                actions,
                customActions,
                library,
                ids,
                Stream.concat(open.stream(), Stream.of(file)).toList());
    }
}
