package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A cluster whose database is MariaDB. */
@OnRealCluster
class MariaDbTest {

    private static final String[] OPTIONS = {"-e", "db_kind=mariadb", "-e", "db_port=3306"};

    @Test
    void startsUpgradesAndGoesBack() {
        try (RealCluster cluster = RealCluster.up("--mariadb")) {
            useMariaDb(cluster);
            Run start = Invocation.of(cluster, "first-start.yml")
                    .with("-e", "version=1.0.0")
                    .with(OPTIONS)
                    .run();
            assertThat(start.exit()).as(start.screen()).isEqualTo(Run.DONE);
            ClusterState first = state(cluster);
            first.assertServes("1.0.0");

            Run failure = Invocation.upgrade(cluster, "2.0.1-migration-fails")
                    .with(OPTIONS)
                    .run();
            assertThat(failure.exit()).as(failure.screen()).isEqualTo(Run.ROLLED_BACK);
            assertThat(state(cluster)).isEqualTo(first);

            Run upgrade = Invocation.upgrade(cluster, "2.0.0").with(OPTIONS).run();
            assertThat(upgrade.exit()).as(upgrade.screen()).isEqualTo(Run.DONE);
            state(cluster).assertServes("2.0.0");
        }
    }

    private static ClusterState state(RealCluster cluster) {
        return ClusterState.of(cluster, Balancer.NGINX, Database.MARIADB);
    }

    private static void useMariaDb(RealCluster cluster) {
        String switching =
                "sed -i 's/^DB_DIALECT=.*/DB_DIALECT=mariadb/; s/^DB_HOST=.*/DB_HOST=10.77.0.32/; s/^DB_PORT=.*/DB_PORT=3306/' /srv/nocobase/.env";
        RealCluster.NODES.forEach(node -> cluster.enter(node, switching));
        cluster.change(
                "inventory.ini", text -> text.replace("db1 ansible_host=10.77.0.31", "db2 ansible_host=10.77.0.32"));
    }
}
