package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

/** Judges how an upgrade that was broken has ended: only a few ends are allowed. */
final class Verdict {

    private Verdict() {}

    /** The line of the matrix about this end; fails the test if the end is none of those allowed. */
    static String of(Run run, ClusterState before, ClusterState after) {
        return switch (run.exit()) {
            case Run.ROLLED_BACK, Run.REFUSED, Run.UNREACHABLE -> asBefore(run, before, after);
            case Run.ROLLBACK_INCOMPLETE -> behindThePage(run, after);
            case Run.STOPPED -> committed(run, after);
            default -> throw new AssertionError("exit " + run.exit() + " is no allowed end:\n" + run.screen());
        };
    }

    private static String asBefore(Run run, ClusterState before, ClusterState after) {
        assertThat(after).as(run.screen()).isEqualTo(before);
        return "as before";
    }

    private static String behindThePage(Run run, ClusterState after) {
        assertThat(after.isBehind503()).as("%s%n%s", after, run.screen()).isTrue();
        assertThat(run.screen()).contains("owed");
        return "behind the 503 page";
    }

    /** A failure after the point of no return stops, and the new version serves. */
    private static String committed(Run run, ClusterState after) {
        assertThat(run.journal())
                .as(run.screen())
                .anyMatch(entry -> entry.get("event").orElseThrow().text().equals("committed"));
        after.assertServes("2.0.0");
        return "upgraded";
    }
}
