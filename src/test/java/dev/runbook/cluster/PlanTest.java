package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.rehearsal.Promises;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Planning a shipped runbook changes nothing on a real cluster; applied, what the plan proves comes true. */
@OnRealCluster
class PlanTest {

    /** Files that others write meanwhile: logs, the database at work, docker. */
    private static final List<String> BUSY =
            List.of("/proc", "/sys", "/dev", "/run", "/var/log", "/var/lib/docker", "/var/lib/postgresql");

    @Test
    void aFirstStartComesTrue(RealCluster cluster) {
        cluster.reset(RealCluster.PRISTINE);
        comesTrue(cluster, Invocation.of(cluster, "first-start.yml").with("-e", "version=1.0.0"));
    }

    @ParameterizedTest
    @EnumSource
    void anUpgradeComesTrue(Balancer balancer, RealCluster cluster) {
        ClusterState before = ClusterState.of(cluster, balancer);
        Invocation upgrade = Invocation.upgrade(cluster, "2.0.0").behind(balancer);
        upgrade.plan();
        assertThat(ClusterState.of(cluster, balancer)).isEqualTo(before);
        comesTrue(cluster, upgrade);
    }

    @Test
    void aMaintenanceComesTrue(RealCluster cluster) {
        cluster.write("operations.yml", "operations: [{enable: '@nocobase/plugin-map'}]\n");
        comesTrue(
                cluster,
                Invocation.of(cluster, "in-app-maintenance.yml").with("-e", "@" + cluster.file("operations.yml")));
    }

    private static void comesTrue(RealCluster cluster, Invocation invocation) {
        hosts().forEach(host -> cluster.enter(host, "touch /run/before-the-plan"));
        Run plan = invocation.plan();
        assertThat(plan.exit()).as(plan.screen()).isZero();
        assertThat(changedFiles(cluster)).isEqualTo(hosts().collect(Collectors.toMap(Function.identity(), host -> "")));
        Promises promises = Promises.of(plan.screen().lines().findFirst().orElseThrow());
        assertThat(promises.failing()).isEqualTo("0");
        assertThat(promises.graded("ok")).isPositive();
        Run run = invocation.apply(plan);
        assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
        assertThat(promises.brokenBy(run.history())).isEmpty();
    }

    /** What has been written on each host since the plan was begun. Docker's exec has a file in /tmp while it runs. */
    private static Map<String, String> changedFiles(RealCluster cluster) {
        String busy = BUSY.stream().map(path -> "-path " + path).collect(Collectors.joining(" -o "));
        String find = "find / -xdev \\( " + busy + " \\) -prune -o ! -path /tmp -newer /run/before-the-plan -print";
        return hosts().collect(Collectors.toMap(
                Function.identity(), host -> cluster.enter(host, find).strip()));
    }

    private static Stream<String> hosts() {
        return Stream.concat(RealCluster.NODES.stream(), Stream.of("db1", "lb1"));
    }
}
