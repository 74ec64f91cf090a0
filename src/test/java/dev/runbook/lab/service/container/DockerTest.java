package dev.runbook.lab.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lab.service.ScriptHost.Ended;
import dev.runbook.lab.service.TestCluster;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docker and docker compose in the words of the shipped actions. */
class DockerTest {

    private static final String FIND = """
            for folder in "$(pwd)" "$(pwd -P)"; do
              docker ps -a -q --no-trunc --filter label=com.docker.compose.service=app \
                --filter label=com.docker.compose.project.working_dir="$folder" || exit
            done | sort -u
            """;

    private static final String STATUS = """
            sed -n 's/^APP_TAG=//p' .env | grep . || echo none
            container=$(docker ps -a -q --no-trunc --filter name=nocobase)
            [ -n "$container" ] || exit 0
            docker inspect --format '{{.Config.Image}} {{.Image}} {{.State.Running}} {{.RestartCount}}' "$container" |
              while read -r reference image running restarts; do
                digests=$(docker image inspect --format '{{join .RepoDigests " "}}' "$image" 2> /dev/null)
                printf '%s\\n' "${reference##*:}" "$image" "${digests%% *}" "$running" "$restarts"
              done
            """;

    @TempDir
    Path folder;

    private TestCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new TestCluster(folder.toRealPath(), 3);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void findsComposeAndTheImageOfAVersion() {
        assertThat(
                        run(
                                "if docker compose version > /dev/null 2>&1; then echo docker compose; else command -v docker-compose; fi"))
                .isEqualTo("docker compose\n");
        assertThat(run("""
                        env APP_TAG=2.0.0 docker compose config | awk -v service=app '
                          /^ ? ?[^ ]/ { inside = ($0 == "  " service ":") }
                          inside && $1 == "image:" { print $2 }' | grep .
                        """)).isEqualTo("registry.lab/nocobase:2.0.0\n");
    }

    @Test
    void everyNodeHasTheSameEnvironment() {
        String sum = """
                config=$(env APP_TAG=2.0.0 docker compose config) || exit 1
                echo "$config" | grep -vE '^ *(SOCKET_PATH|PM2_HOME|NODE_NAME):' | sha256sum | cut -d ' ' -f 1
                """;
        List<String> sums = Stream.of("app1", "app2", "app3")
                .map(host -> cluster.on(host, sum).out())
                .toList();
        assertThat(sums).hasSize(3).containsOnly(sums.get(0));
        cluster.on("app2", "sed -i 's/^APP_KEY=.*/APP_KEY=other/' .env");
        assertThat(cluster.on("app2", sum).out()).isNotEqualTo(sums.get(0));
    }

    @Test
    void pullsOnlyWhatTheRegistryHas() {
        assertThat(run("docker image inspect registry.lab/nocobase:2.0.0 > /dev/null 2>&1 || echo none"))
                .isEqualTo("none\n");
        assertThat(cluster.on("app1", "env APP_TAG=2.0.0 docker compose pull -q app"))
                .isEqualTo(new Ended(0, "", ""));
        assertThat(run("docker image inspect --format '{{.Id}}' registry.lab/nocobase:2.0.0"))
                .startsWith("sha256:");
        assertThat(cluster.on("app1", "env APP_TAG=9.9.9 docker compose pull -q app")
                        .err())
                .isEqualTo("Error response from daemon: manifest for registry.lab/nocobase:9.9.9 not found:"
                        + " manifest unknown: manifest unknown\n");
        assertThat(cluster.on("app1", "docker pull elsewhere/nginx").exit()).isEqualTo(1);
    }

    @Test
    void tellsWhatRuns() {
        assertThat(run(STATUS)).isEqualTo("1.0.0\n");
        assertThat(run(FIND)).isEmpty();
        cluster.start("app1", "1.1.0", "ok");
        assertThat(run(FIND)).matches("[0-9a-f]{64}\n");
        String image = run("docker image inspect --format '{{.Id}}' registry.lab/nocobase:1.1.0")
                .strip();
        String digest = run("docker image inspect --format '{{join .RepoDigests \" \"}}' " + image)
                .strip();
        assertThat(digest).startsWith("registry.lab/nocobase@sha256:");
        assertThat(run(STATUS)).isEqualTo("1.1.0\n1.1.0\n" + image + "\n" + digest + "\ntrue\n0\n");
    }

    @Test
    void runsCommandsWhereTheCodeIs() {
        cluster.start("app1", "1.1.0", "ok");
        String exec = "docker exec $(" + FIND + ") ";
        assertThat(run(exec + "cat /app/nocobase/node_modules/@nocobase/server/package.json"))
                .contains("\"version\": \"1.1.0\"");
        assertThat(
                        run(
                                exec
                                        + "sh -c 'pwd; echo $APP_PORT; ls /app/nocobase/storage; echo complaint >&2; exit 3' 2>&1; echo $?"))
                .contains("/root/app/nocobase\n13000\nkeys\nplugins\nuploads\ncomplaint\n3\n");
        assertThat(cluster.on("app1", exec + "no-such-program").exit()).isEqualTo(127);
        assertThat(run(exec + "head -c 3000000 /dev/zero | wc -c").strip()).isEqualTo("3000000");
        assertThat(run(exec + "yarn nocobase pm list")).contains("@nocobase/plugin-map 1.1.0 disabled\n");
        assertThat(run(exec + "env") + run(exec + "env")).doesNotContain("PGPASSWORD");
    }

    @Test
    void stopsAndLeavesNothing() {
        cluster.start("app1", "1.1.0", "ok");
        assertThat(run("docker logs --tail 1 nocobase 2>&1")).isEqualTo("app1 1.1.0 application has been started\n");
        assertThat(cluster.on("app1", "docker compose rm -s -f app").err()).isEqualTo(" Container nocobase  Removed\n");
        assertThat(run(FIND)).isEmpty();
        assertThat(cluster.health("app1")).isEqualTo("refused");
        assertThat(folder.resolve("hosts/app1/var/lib/docker/containers")).isEmptyDirectory();
        assertThat(folder.resolve("storage/uploads")).exists();
    }

    @Test
    void keepsAnImageFromBeingPruned() {
        run("docker pull -q registry.lab/nocobase:1.0.0");
        run("docker pull -q registry.lab/nocobase:1.1.0");
        String id = run("docker image inspect --format '{{.Id}}' registry.lab/nocobase:1.0.0")
                .strip();
        String check = "test \"$(docker inspect --format '{{.Image}}' runbook-keeps-app 2> /dev/null)\" = " + id;
        assertThat(cluster.on("app1", check).exit()).isEqualTo(1);
        assertThat(cluster.on(
                                "app1",
                                "docker rm -f runbook-keeps-app > /dev/null 2>&1\n"
                                        + "docker create --name runbook-keeps-app " + id)
                        .exit())
                .isZero();
        assertThat(cluster.on("app1", check).exit()).isZero();
        run("docker image prune -a -f");
        assertThat(run("docker images -q").lines()).hasSize(1);
        assertThat(run("docker images"))
                .contains("registry.lab/nocobase")
                .contains("1.0.0")
                .doesNotContain("1.1.0");
    }

    @Test
    void aTagMeansWhatItIsToldToMean() {
        cluster.start("app1", "1.0.0", "ok");
        String old = run("docker inspect --format '{{.Image}}' nocobase").strip();
        run(
                "docker pull -q registry.lab/nocobase:1.1.0 && docker tag registry.lab/nocobase:1.1.0 registry.lab/nocobase:1.0.0");
        assertThat(run("docker inspect --format '{{.Image}}' nocobase").strip()).isEqualTo(old);
        cluster.on("app1", "docker compose up -d app");
        assertThat(run("docker inspect --format '{{.Image}}' nocobase").strip()).isNotEqualTo(old);
        run("docker tag " + old + " registry.lab/nocobase:1.0.0 && docker compose up -d app");
        assertThat(run("docker inspect --format '{{.Image}}' nocobase").strip()).isEqualTo(old);
    }

    @Test
    void upDoesNothingWhereNothingHasChanged() {
        cluster.start("app1", "1.0.0", "ok");
        String id = run(FIND);
        assertThat(cluster.on("app1", "docker compose up -d app").err()).isEqualTo(" Container nocobase  Running\n");
        assertThat(run(FIND)).isEqualTo(id);
        run("docker compose stop");
        assertThat(cluster.health("app1")).isEqualTo("refused");
        assertThat(run("docker ps -q")).isEmpty();
        assertThat(run("docker ps -a --format '{{.Names}} {{.Status}}'")).isEqualTo("nocobase Exited (0)\n");
        run("docker compose up -d");
        assertThat(run(FIND)).isEqualTo(id);
        run("echo NEW=1 >> .env && sed -i 's/^      TZ:.*/      TZ: here/' docker-compose.yml && docker-compose up -d");
        assertThat(run(FIND)).isNotEqualTo(id);
    }

    @Test
    void allNodesPullAndStartAtOnce() {
        cluster.start("app1", "1.0.0", "ok");
        List<CompletableFuture<Void>> all = Stream.of("app2", "app3", "app2", "app3")
                .map(host -> CompletableFuture.runAsync(
                        () -> cluster.on(host, "docker compose pull -q app; docker compose up -d app")))
                .toList();
        all.forEach(CompletableFuture::join);
        Stream.of("app2", "app3").forEach(host -> {
            TestCluster.await(() -> cluster.health(host).equals("ok"), host + " is healthy");
            assertThat(cluster.on(host, "docker ps -q").out().lines()).hasSize(1);
        });
    }

    @Test
    void isStartedAgainWhenItDies() throws Exception {
        run("docker pull -q registry.lab/nocobase:1.0.0");
        try (ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(true);
            other.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    cluster.cluster().pageOf("app1").orElseThrow()));
            cluster.on("app1", "docker compose up -d app");
            TestCluster.await(
                    () -> !run("docker inspect --format '{{.RestartCount}}' nocobase")
                            .strip()
                            .equals("0"),
                    "the application is started again");
            assertThat(run("docker logs nocobase 2>&1")).contains("cannot listen: Address already in use");
        }
        TestCluster.await(() -> cluster.health("app1").equals("ok"), "it is healthy");
    }

    @Test
    void keepsSecretsToItsOwner() throws Exception {
        cluster.start("app1", "1.0.0", "ok");
        Path tree = folder.resolve("hosts/app1");
        for (String file : List.of("var/lib/docker/state.json", "srv/nocobase/.env")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tree.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(cluster.on("app1", "docker network ls"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "docker: this is the lab's stand-in, and `docker network ls` is not known to it; it knows ps, inspect, create,"
                                + " start, stop, restart, rm, logs, exec, images, pull, tag, rmi, image ls|inspect|pull|rm|tag|prune,"
                                + " container …, compose, version and info\n"));
        assertThat(cluster.on("app1", "docker compose up").exit()).isEqualTo(2);
        assertThat(cluster.on("app1", "docker ps --filter volume=x").exit()).isEqualTo(2);
        assertThat(cluster.on("app1", "docker inspect --format '{{.Nope}}' x").err())
                .isEqualTo("Error: No such object: x\n");
        assertThat(cluster.on("app1", "cd / && docker compose config").err())
                .isEqualTo("no configuration file provided: not found\n");
        assertThat(cluster.on("app1", "docker compose pull nosuch").err()).isEqualTo("no such service: nosuch\n");
    }

    private String run(String script) {
        return cluster.on("app1", script).out();
    }
}
