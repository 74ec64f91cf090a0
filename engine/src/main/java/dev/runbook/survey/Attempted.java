package dev.runbook.survey;

import java.util.Map;
import java.util.Optional;

/**
 * What a step comes to on a host, for one item.
 *
 * @param asNow the grade if nothing changed until then
 * @param changed whether it will count as a change; empty if that is not known
 * @param fails whether it will fail for certain, which is not ignored
 * @param assigned the names that {@code set} gives values to
 */
record Attempted(
        Draft draft,
        Grade asNow,
        Optional<Boolean> changed,
        Learned result,
        boolean fails,
        Map<String, Learned> assigned) {

    /** The same, where a guard refuses. */
    Attempted failing(String why) {
        return new Attempted(draft.failing(why), asNow, changed, Learned.NOTHING, true, assigned);
    }

    /** The same, where it is not certain that it is done at all. */
    Attempted under(Optional<Frame.Doubt> doubt) {
        if (doubt.isEmpty()) {
            return this;
        }
        Draft inDoubt = draft.depending(doubt.get(), asNow);
        return new Attempted(inDoubt, asNow, unchanged(), result.inDoubt(), false, assigned);
    }

    private Optional<Boolean> unchanged() {
        return changed.filter(Boolean.FALSE::equals);
    }
}
