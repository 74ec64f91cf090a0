package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Ending;
import java.util.List;
import java.util.Optional;

/**
 * What the failure of a step would lead to, if every step before it runs and changes what it can.
 *
 * @param premises the steps that fail before the run comes to it, by their names
 * @param fails the hosts on which it fails; none if it cannot come to that
 * @param instead why it does not come to that; empty if it does
 * @param finales how the run may end, first the way that is shown
 * @param unwinds whether the run rolls back by itself; otherwise {@code undone} is what a rollback would do
 * @param committed whether the point of no return is passed by then
 * @param dropped the hosts that drop out while the run goes on without them
 */
public record WhatIf(
        FailurePoint point,
        List<String> premises,
        List<Host> fails,
        Optional<Instead> instead,
        List<Finale> finales,
        boolean unwinds,
        boolean committed,
        List<Host> dropped,
        List<Undone> undone,
        List<Remains> remains) {

    /** Why a step does not come to fail. */
    public record Instead(Kind kind, String words) {
        /** The same in a word. */
        public enum Kind {
            DOES_NOT_RUN("does not run"),
            CANNOT_FAIL("cannot fail"),
            ENDS_BEFORE("the run ends before");

            private final String words;

            Kind(String words) {
                this.words = words;
            }

            public String words() {
                return words;
            }
        }
    }

    public Ending ending() {
        return finales.get(0).ending();
    }

    /** Whether the cluster is then as it was before the run, but for what is meant to stay. */
    public boolean isAsBefore() {
        boolean back = ending() == Ending.ROLLED_BACK || ending() == Ending.REFUSED;
        return back && remains.stream().allMatch(each -> each.why() == Remains.Why.MEANT);
    }
}
