package dev.runbook.lab;

import dev.runbook.lab.Snapshot.Service;
import dev.runbook.lab.service.Cluster;
import dev.runbook.lab.service.application.ExpectedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The lab's own judge of the state of its cluster: it looks by itself, and believes no runbook. Faults should be healed
 * before it looks, since it looks over the network as well.
 */
public final class StateCheck {

    private final Look look;

    public StateCheck(Cluster cluster) {
        this.look = new Look(cluster);
    }

    /** How everything is now, to be remembered. */
    public Snapshot look() {
        return look.now();
    }

    /** What has become of the cluster since. */
    public Verdict judge(Snapshot before) {
        return judge(before, Set.of());
    }

    /** @param mayDiffer the tables that the run was to change, beyond what a version makes of them */
    public Verdict judge(Snapshot before, Set<String> mayDiffer) {
        Snapshot now = look.now();
        List<String> differences = new Comparison(before, now).differences();
        if (differences.isEmpty()) {
            return isIdle(now) ? Verdict.idleAsBefore() : Verdict.asBefore();
        }
        List<String> gaps = new Completeness(before, now, mayDiffer).gaps();
        if (gaps.isEmpty()) {
            return complete(before, now.nodes().get(0).pinned());
        }
        if (now.balancer().service() == Service.BEHIND_THE_PAGE) {
            return Verdict.behindThePage();
        }
        if (isIdle(now)) {
            return Verdict.nothingRuns();
        }
        if (isReduced(before, now)) {
            return Verdict.reduced(now.balancer().out());
        }
        List<String> contradictions = new ArrayList<>(List.of("not as before"));
        contradictions.addAll(differences);
        contradictions.add("not complete");
        contradictions.addAll(gaps);
        return Verdict.contradiction(contradictions);
    }

    /** Clients get what they got before, from fewer nodes; the others are in nobody's way. */
    private static boolean isReduced(Snapshot before, Snapshot now) {
        Set<String> out = now.balancer().out();
        Snapshot served = now.without(out);
        return served.balancer().service() == Service.SERVED
                && !served.nodes().isEmpty()
                && new Comparison(before.without(out), served).differences().isEmpty();
    }

    private static boolean isIdle(Snapshot now) {
        return now.isIdle() && now.balancer().service() == Service.UNANSWERED;
    }

    private static Verdict complete(Snapshot before, String version) {
        boolean isOther = ExpectedRows.recordedVersion(before.rows())
                .filter(version::equals)
                .isEmpty();
        return isOther ? Verdict.upgraded(version) : Verdict.serves(version);
    }
}
