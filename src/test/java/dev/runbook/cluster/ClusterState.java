package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a cluster is, seen from outside.
 *
 * @param rows a checksum over every row of the application's tables
 * @param storage a checksum over every file that the nodes share
 * @param answers what requests through the balancer get
 */
record ClusterState(List<Node> nodes, String recordedVersion, String rows, String storage, Set<Answer> answers) {

    /**
     * @param pinned the tag in its .env
     * @param running the image of its container, or nothing
     * @param answer what its health check says
     */
    record Node(String name, String pinned, String running, Answer answer) {}

    static ClusterState of(RealCluster cluster, Balancer balancer) {
        return of(cluster, balancer, Database.POSTGRESQL);
    }

    static ClusterState of(RealCluster cluster, Balancer balancer, Database database) {
        return new ClusterState(
                RealCluster.NODES.stream().map(name -> node(cluster, name)).toList(),
                database.recordedVersion(cluster),
                database.rows(cluster),
                cluster.enter(
                        "app1",
                        "cd /srv/nocobase/storage && find . -type f ! -path './.runbook*' -exec sha256sum {} + | sort | sha256sum"),
                IntStream.range(0, 4)
                        .mapToObj(i -> Answer.to(cluster, balancer.url("/api/__health_check")))
                        .collect(Collectors.toSet()));
    }

    private static Node node(RealCluster cluster, String name) {
        String pinned =
                cluster.enter(name, "sed -n s/^APP_TAG=//p /srv/nocobase/.env").strip();
        String running = cluster.enter(name, "docker ps --filter name='^nocobase$' --format '{{.Image}}'")
                .strip();
        return new Node(
                name,
                pinned,
                running,
                Answer.to(cluster, "http://" + cluster.address(name) + ":13000/api/__health_check"));
    }

    /** Every node runs and serves this version, to the balancer's clients too. */
    void assertServes(String version) {
        Answer good = new Answer(200, version);
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.pinned()).as("tag of %s", node.name()).isEqualTo(version);
            assertThat(node.running()).as("image of %s", node.name()).isEqualTo("reg:5000/nocobase:" + version);
            assertThat(node.answer()).as("answer of %s", node.name()).isEqualTo(good);
        });
        assertThat(recordedVersion).isEqualTo(version);
        assertThat(answers).as("answers through the balancer").containsExactly(good);
    }

    /** Clients get the 503 page, and none of their requests reaches a node. */
    boolean isBehind503() {
        return answers.equals(Set.of(new Answer(503, "")));
    }
}
