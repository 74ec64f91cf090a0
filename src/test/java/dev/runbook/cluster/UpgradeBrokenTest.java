package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The upgrade fails at every step in turn. Each time the cluster ends either as it was before, or safely behind the 503
 * page with what is owed on the screen; a failure after the commit leaves the new version serving.
 */
@OnRealCluster
class UpgradeBrokenTest {

    @ParameterizedTest
    @MethodSource
    void endsAsBeforeOrSafelyBehindThePage(BrokenRunbook broken, RealCluster cluster) {
        Sabotage.prepare(cluster);
        ClusterState before = ClusterState.of(cluster, Balancer.NGINX);
        Run run = Invocation.of(cluster, broken.writtenFor(cluster))
                .with("-e", "version=2.0.0", "-e", "answers=2")
                .run();
        assertThat(Sabotage.isPending(cluster))
                .as(
                        "`%s` changed something by no program that Sabotage knows",
                        broken.step().id())
                .isFalse();
        Matrix.tell(broken, run, Verdict.of(run, before, ClusterState.of(cluster, Balancer.NGINX)));
    }

    static Stream<BrokenRunbook> endsAsBeforeOrSafelyBehindThePage() {
        return Matrix.of(BrokenRunbook.all());
    }
}
