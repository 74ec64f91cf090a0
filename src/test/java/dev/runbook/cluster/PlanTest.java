package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.rehearsal.Promises;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Planning a shipped runbook changes nothing on a real cluster; applied, what the plan proves comes true. */
@OnRealCluster
class PlanTest {

    /** Makes the database larger, as it gets by itself, without anything to be seen in it. */
    private static final String GROW = """
            sudo -u postgres psql -qX -v ON_ERROR_STOP=1 nocobase <<'SQL'
            BEGIN;
            DO $$ BEGIN FOR i IN 1..50 LOOP EXECUTE 'CREATE TABLE grown_' || i || ' (a int, b text)'; END LOOP; END $$;
            ROLLBACK;
            SQL
            """;

    private static final List<String> HOSTS = List.of("app1", "app2", "app3", "db1", "lb1");

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
        Instant begin = Instant.now();
        Run plan = invocation.plan();
        assertThat(plan.exit()).as(plan.screen()).isZero();
        HOSTS.forEach(host -> assertThat(cluster.written(host, begin)).as(host).isEmpty());
        Promises promises = Promises.of(plan.screen().lines().findFirst().orElseThrow());
        assertThat(promises.failing()).isEqualTo("0");
        assertThat(promises.graded("ok")).isPositive();
        cluster.enter("db1", GROW);
        Run run = invocation.apply(plan);
        assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
        assertThat(promises.brokenBy(run.history())).isEmpty();
    }
}
