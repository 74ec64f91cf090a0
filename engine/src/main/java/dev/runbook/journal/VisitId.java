package dev.runbook.journal;

import java.util.OptionalInt;

/**
 * Which time it is that the runner comes to a step. Hosts of one visit run together and are undone together. It follows
 * from the walk alone, so a run that is resumed comes to the same steps under the same names: {@code 7} is the seventh
 * of the runbook's own steps, {@code 7.1} what its first attempt calls, {@code 7u1} its undo.
 */
public record VisitId(String text) {

    /** The runner counts its visits to the runbook's own steps from 1. */
    public static VisitId of(int count) {
        return new VisitId(Integer.toString(count));
    }

    /** Of the steps inside the action that this attempt calls. */
    public VisitId inside(int attempt) {
        return new VisitId(text + "." + attempt);
    }

    /**
     * Of the undo steps.
     *
     * @param time which try to pay the debt, from 1
     * @param item of the loop, whose items are undone one by one
     */
    public VisitId undo(int time, OptionalInt item) {
        String which = item.isPresent() ? "-" + item.getAsInt() : "";
        return new VisitId(text + "u" + time + which);
    }

    /** The visit to the runbook's own step that this one belongs to. */
    public VisitId own() {
        return new VisitId(text.split("[.u]", 2)[0]);
    }

    @Override
    public String toString() {
        return text;
    }
}
