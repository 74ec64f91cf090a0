package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.rehearsal.Counted;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An upgrade whose steps count themselves survives the death of its program and the loss of every connection. */
@OnRealCluster
class SurvivalTest {

    @ParameterizedTest
    @MethodSource
    void isResumedWhereItWasKilled(Moment moment, RealCluster cluster) {
        Run killed = counted(cluster).runAndKill(moment);
        assertThat(killed.exit()).as(killed.screen()).isEqualTo(Run.KILLED);
        Run another = counted(cluster).run();
        assertThat(another.exit()).as(another.screen()).isEqualTo(Run.LOCKED);
        Run resumed = counted(cluster).resume(killed.state());
        assertThat(resumed.exit()).as(resumed.screen()).isEqualTo(Run.DONE);
        assertUpgradedOnce(cluster);
    }

    static Stream<Moment> isResumedWhereItWasKilled() {
        return Stream.of(
                Moment.starts("start-the-first-node-and-let-it-upgrade"),
                Moment.ends("the-balancer-sees-every-node-healthy"));
    }

    @Test
    void goesOnWhateverIsCutOrRestarted(RealCluster cluster) {
        Invocation upgrade = counted(cluster).patient();
        try (Outages outages = Outages.of(cluster, cluster.file(""))) {
            Run run = upgrade.run();
            System.out.printf("%d outages of the network and of sshd: exit %d%n", outages.count(), run.exit());
            assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
            assertThat(outages.count()).isGreaterThan(30);
        }
        assertUpgradedOnce(cluster);
    }

    private static Invocation counted(RealCluster cluster) {
        return Invocation.of(
                        cluster, cluster.write("counted.yml", Counted.runbook()).toString())
                .with("-e", "version=2.0.0", "-e", "answers=2");
    }

    private static void assertUpgradedOnce(RealCluster cluster) {
        ClusterState.of(cluster, Balancer.NGINX).assertServes("2.0.0");
        RealCluster.NODES.forEach(node -> assertThat(
                        cluster.enter(node, "cat /srv/nocobase/count").lines())
                .containsExactlyElementsOf(Counted.all()));
    }
}
