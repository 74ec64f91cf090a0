package dev.runbook.whatif;

import dev.runbook.journal.Ending;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a run after a failure, in words. */
public final class Ends {

    private Ends() {}

    public static String line(Finale finale) {
        String ending = finale.ending().words() + " (exit " + finale.ending().exit() + ")";
        return finale.provided().map(when -> ending + ", " + when).orElse(ending);
    }

    /** The state of the cluster then, as lines. */
    public static List<String> state(WhatIf what) {
        if (what.ending() == Ending.ROLLED_BACK || what.ending() == Ending.REFUSED) {
            return List.of(returned(what));
        }
        if (what.committed()) {
            return List.of("the point of no return is passed, so nothing is undone");
        }
        return switch (what.ending()) {
            case DONE -> List.of("the failure is dealt with, and the run goes on");
            case ROLLBACK_INCOMPLETE ->
                List.of("the unwinding stops there; the cluster stays locked until `rollback` has gone on");
            default ->
                List.of(
                        what.dropped().isEmpty()
                                ? "nothing is undone; the cluster stays locked for `resume` or `rollback`"
                                : "the run goes on without "
                                        + what.dropped().stream()
                                                .map(Object::toString)
                                                .collect(Collectors.joining(", "))
                                        + ", and nothing is undone; `resume` or `rollback` take it up");
        };
    }

    private static String returned(WhatIf what) {
        if (!what.isAsBefore()) {
            return "the cluster is not as it was: see what stays";
        }
        return what.remains().isEmpty()
                ? "the cluster is as it was"
                : "the cluster is as it was, but for what is meant to stay";
    }

    /** The same in a few words, for a table. */
    public static String brief(WhatIf what) {
        if (what.instead().isPresent()) {
            return what.instead().get().kind().words();
        }
        return switch (what.ending()) {
            case DONE -> "the run goes on";
            case ROLLED_BACK -> undone(what) + (what.isAsBefore() ? ", then as before" : ", but not as before");
            case REFUSED -> "nothing has changed";
            case ROLLBACK_INCOMPLETE -> "the rollback stops there";
            case STOPPED -> stopped(what);
            default -> what.ending().words();
        };
    }

    private static String undone(WhatIf what) {
        int count = what.undone().size();
        return count == 0 ? "nothing to undo" : count + (count == 1 ? " step undone" : " steps undone");
    }

    private static String stopped(WhatIf what) {
        if (!what.dropped().isEmpty()) {
            return "goes on without the host, then stops";
        }
        return what.committed() ? "stops behind the commit" : "stops, nothing undone";
    }
}
