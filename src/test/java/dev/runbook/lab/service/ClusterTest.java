package dev.runbook.lab.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lab.service.ScriptHost.Ended;
import dev.runbook.lab.standin.Faults;
import dev.runbook.lab.standin.StandIn;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {

    @TempDir
    Path folder;

    @Test
    void tellsWhatEachHostHas() throws Exception {
        try (TestCluster cluster = new TestCluster(folder.toRealPath(), 2)) {
            assertThat(names(cluster, "app1")).containsExactly("docker", "docker-compose", "yarn");
            assertThat(names(cluster, "db1")).containsExactly("psql", "pg_dump", "pg_restore");
            assertThat(names(cluster, "lb1")).containsExactly("nginx", "pgrep");
            assertThat(cluster.cluster().standInsOf("app1"))
                    .extracting(StandIn::about)
                    .allMatch(about -> about.startsWith("stands in for "));
            assertThat(cluster.cluster().pageOf("db1")).isEmpty();
            assertThat(cluster.variable("app1", "app_url"))
                    .isEqualTo("http://127.0.0.1:"
                            + cluster.cluster().pageOf("app1").orElseThrow());
            assertThat(cluster.cluster().imageOn("app1")).isEmpty();
            assertThat(cluster.get("lb1", "/").status()).isEqualTo(502);
            cluster.start("app1", "1.0.0", "ok");
            assertThat(cluster.cluster().imageOn("app1")).hasValue("registry.lab/nocobase:1.0.0");
            TestCluster.await(() -> cluster.get("lb1", "/").node().equals("app1"), "the balancer has asked app1 again");
        }
    }

    private static List<String> names(TestCluster cluster, String host) {
        return cluster.cluster().standInsOf(host).stream().map(StandIn::name).toList();
    }

    @Test
    void theBalancerPassesANodeByThatIsCutOff() throws Exception {
        try (TestCluster cluster = new TestCluster(folder.toRealPath(), 2)) {
            cluster.start("app1", "1.0.0", "ok");
            cluster.start("app2", "1.0.0", "ok");
            cluster.faults().unreachable.add("app1");
            for (int i = 0; i < 6; i++) {
                assertThat(cluster.get("lb1", "/api/__health_check").node()).isEqualTo("app2");
            }
            cluster.faults().unreachable.add("lb1");
            assertThat(cluster.health("lb1")).isEqualTo("refused");
        }
    }

    @Test
    void leavesNoPortOpen() throws Exception {
        int[] ports;
        try (TestCluster cluster = new TestCluster(folder.toRealPath(), 2)) {
            cluster.start("app1", "1.0.0", "ok");
            ports = IntStream.of(
                            cluster.cluster().pageOf("app1").orElseThrow(),
                            cluster.cluster().pageOf("lb1").orElseThrow(),
                            Integer.parseInt(cluster.variable("db1", "db_port")))
                    .toArray();
        }
        for (int port : ports) {
            TestCluster.await(() -> isClosed(port), "port " + port + " is closed");
        }
    }

    private static boolean isClosed(int port) {
        try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !connected.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Nothing runs until a container is started, so many nodes cost next to nothing. */
    @Test
    void aHundredNodesAreThereAtOnce() throws Exception {
        Set<Integer> ports = new HashSet<>();
        long begun = System.nanoTime();
        int threads = Thread.activeCount();
        try (Cluster cluster = Cluster.start(new Hundred(folder.toRealPath()), new NoFaults())) {
            System.out.printf("100 nodes in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
            assertThat(Thread.activeCount() - threads).isLessThan(10);
            cluster.layout()
                    .apps()
                    .forEach(host -> ports.add(cluster.pageOf(host).orElseThrow()));
            assertThat(ports).hasSize(100);
            assertThat(Files.readString(folder.resolve("lb1/etc/nginx/conf.d/nocobase.conf"))
                            .lines())
                    .filteredOn(line -> line.strip().startsWith("server app"))
                    .hasSize(100);
        }
    }

    @Test
    void whatTheShippedActionsTypeAtTheBalancerWorks() throws Exception {
        try (TestCluster cluster = new TestCluster(folder.toRealPath(), 2)) {
            String site = cluster.variable("lb1", "lb_site");
            assertThat(cluster.on("lb1", "readlink -f " + site).out()).isEqualTo(site + "\n");
            String mark = """
                    new=$(dirname %1$s)/.runbook.new
                    awk -v names=' app2 127.0.0.1 app2 ' -v out=yes '
                      $1 == "server" && NF > 1 {
                        name = $2; sub(/;.*/, "", name); sub(/:[0-9]+$/, "", name)
                        if (index(names, " " name " ")) {
                          found = 1; sub(/[ \\t]+down;/, ";"); sub(/[ \\t]+down[ \\t]/, " "); if (out == "yes") sub(/;/, " down;")
                        }
                      } { print } END { exit !found }' %1$s > "$new" && mv -f "$new" %1$s && nginx -t && nginx -s reload
                    """;
            Ended ended = cluster.on("lb1", mark.formatted(site));
            assertThat(ended.exit()).isZero();
            assertThat(Files.readString(Path.of(site)))
                    .containsPattern("app2:\\d+ max_fails=1 fail_timeout=1s down;")
                    .containsPattern("app1:\\d+ max_fails=1 fail_timeout=1s;");
            assertThat(cluster.on("lb1", "! pgrep -f '[n]ginx: worker process is shutting down' > /dev/null")
                            .exit())
                    .isZero();
        }
    }

    private record Hundred(Path folder) implements Layout {
        @Override
        public List<String> apps() {
            return IntStream.rangeClosed(1, 100).mapToObj(i -> "app" + i).toList();
        }

        @Override
        public String balancer() {
            return "lb1";
        }

        @Override
        public String database() {
            return "db1";
        }

        @Override
        public Path treeOf(String host) {
            return folder.resolve(host);
        }

        @Override
        public Path storage() {
            return folder.resolve("storage");
        }
    }

    private static final class NoFaults implements Faults {
        @Override
        public boolean isUnreachable(String host) {
            return false;
        }

        @Override
        public boolean endsInError(String host, String image) {
            return false;
        }

        @Override
        public boolean reportsWrongVersion(String host, String image) {
            return false;
        }
    }
}
