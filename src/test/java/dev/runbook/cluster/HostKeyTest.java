package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whom the program talks to. */
@OnRealCluster
class HostKeyTest {

    @Test
    void refusesAHostWhoseKeyHasChanged(RealCluster cluster) {
        ClusterState before = ClusterState.of(cluster, Balancer.NGINX);
        cluster.enter("app2", """
                rm /etc/ssh/ssh_host_*_key* && ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
                kill -HUP $(cat /run/sshd.pid)
                """);
        Run run = Invocation.upgrade(cluster, "2.0.0")
                .with("--accept-new-host-keys")
                .run();
        assertThat(run.exit()).as(run.screen()).isEqualTo(Run.UNREACHABLE);
        assertThat(run.screen()).contains("app2").contains("key");
        assertThat(ClusterState.of(cluster, Balancer.NGINX)).isEqualTo(before);
    }
}
