package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three procedures succeed behind each balancer. */
@OnRealCluster
class ProceduresTest {

    @ParameterizedTest
    @EnumSource
    void startsForTheFirstTime(Balancer balancer, RealCluster cluster) {
        cluster.reset(RealCluster.PRISTINE);
        Run run = Invocation.of(cluster, "first-start.yml")
                .behind(balancer)
                .with("-e", "version=1.0.0")
                .run();
        assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
        ClusterState.of(cluster, balancer).assertServes("1.0.0");
    }

    @ParameterizedTest
    @EnumSource
    void upgradesWhileClientsSeeOnlyTheOldVersionThePageAndTheNewVersion(Balancer balancer, RealCluster cluster) {
        try (Poller client = Poller.of(cluster, balancer)) {
            Run run = Invocation.upgrade(cluster, "2.0.0").behind(balancer).run();
            assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
            ClusterState.of(cluster, balancer).assertServes("2.0.0");
            assertThat(client.phases())
                    .isEqualTo(List.of(new Answer(200, "1.0.0"), new Answer(503, ""), new Answer(200, "2.0.0")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void maintainsOnOneNodeAndBringsTheOthersBack(Balancer balancer, RealCluster cluster) {
        cluster.write("operations.yml", "operations: [{enable: '@nocobase/plugin-map'}]\n");
        Run run = Invocation.of(cluster, "in-app-maintenance.yml")
                .behind(balancer)
                .with("-e", "@" + cluster.file("operations.yml"))
                .run();
        assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
        ClusterState.of(cluster, balancer).assertServes("1.0.0");
        assertThat(Database.POSTGRESQL.ask(
                        cluster,
                        "SELECT enabled AND installed FROM \"applicationPlugins\" WHERE name = '@nocobase/plugin-map'"))
                .isEqualTo("t");
    }
}
