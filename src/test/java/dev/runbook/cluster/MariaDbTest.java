package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cluster whose database is MariaDB, behind each balancer. */
@OnRealCluster
class MariaDbTest {

    private static final String[] OPTIONS = {"-e", "db_kind=mariadb", "-e", "db_port=3306"};

    @ParameterizedTest
    @EnumSource
    void startsIsMaintainedGoesBackAndUpgrades(Balancer balancer) {
        try (RealCluster cluster = RealCluster.up("--mariadb")) {
            useMariaDb(cluster);
            assertDone(Invocation.of(cluster, "first-start.yml").with("-e", "version=1.0.0"), balancer);
            state(cluster, balancer).assertServes("1.0.0");

            assertMaintained(cluster, balancer);
            ClusterState maintained = state(cluster, balancer);
            maintained.assertServes("1.0.0");

            Run failure = run(Invocation.upgrade(cluster, "2.0.1-migration-fails"), balancer);
            assertThat(failure.exit()).as(failure.screen()).isEqualTo(Run.ROLLED_BACK);
            assertThat(state(cluster, balancer)).isEqualTo(maintained);

            assertDone(Invocation.upgrade(cluster, "2.0.0"), balancer);
            state(cluster, balancer).assertServes("2.0.0");
        }
    }

    private static void assertMaintained(RealCluster cluster, Balancer balancer) {
        cluster.write("operations.yml", "operations: [{enable: '@nocobase/plugin-map'}]\n");
        assertDone(
                Invocation.of(cluster, "in-app-maintenance.yml").with("-e", "@" + cluster.file("operations.yml")),
                balancer);
        assertThat(Database.MARIADB.ask(
                        cluster,
                        "SELECT enabled AND installed FROM applicationPlugins WHERE name = '@nocobase/plugin-map'"))
                .isEqualTo("1");
    }

    private static void assertDone(Invocation invocation, Balancer balancer) {
        Run run = run(invocation, balancer);
        assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
    }

    private static Run run(Invocation invocation, Balancer balancer) {
        return invocation.behind(balancer).with(OPTIONS).run();
    }

    private static ClusterState state(RealCluster cluster, Balancer balancer) {
        return ClusterState.of(cluster, balancer, Database.MARIADB);
    }

    private static void useMariaDb(RealCluster cluster) {
        String switching =
                "sed -i 's/^DB_DIALECT=.*/DB_DIALECT=mariadb/; s/^DB_HOST=.*/DB_HOST=10.77.0.32/; s/^DB_PORT=.*/DB_PORT=3306/' /srv/nocobase/.env";
        RealCluster.NODES.forEach(node -> cluster.enter(node, switching));
        for (Balancer balancer : Balancer.values()) {
            cluster.change(
                    balancer.inventory,
                    text -> text.replace("db1 ansible_host=10.77.0.31", "db2 ansible_host=10.77.0.32"));
        }
    }
}
