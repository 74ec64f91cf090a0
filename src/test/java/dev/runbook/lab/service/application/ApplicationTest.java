package dev.runbook.lab.service.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import dev.runbook.lab.service.ScriptHost.Ended;
import dev.runbook.lab.service.TestCluster;
import dev.runbook.lab.service.TestCluster.Reply;
import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.service.sql.TableName;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What testbed/app does on a real database, the lab's application does on the lab's. */
class ApplicationTest {

    private static final String MAP = "@nocobase/plugin-map";

    @TempDir
    Path folder;

    private TestCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = new TestCluster(folder.toRealPath(), 2);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void passesThroughTheStagesOfAnInstallation() {
        cluster.on("app1", "docker compose up -d app");
        List<String> seen = new ArrayList<>(List.of("refused"));
        TestCluster.await(
                () -> {
                    String health = cluster.health("app1");
                    if (!health.equals(seen.get(seen.size() - 1))) {
                        seen.add(health);
                    }
                    return health.equals("ok");
                },
                "it is healthy");
        assertThat(seen).startsWith("refused").contains("APP_COMMANDING").endsWith("ok");
        assertThat(recorded("app1")).isEqualTo("1.0.0");
        assertThat(cluster.get("app1", "/").body()).contains("Version 1.0.0 on app1", "ok", "<td>Ada Lovelace</td>");
        assertThat(log("app1"))
                .containsSubsequence(
                        "app1 1.0.0 APP_INITIALIZING application is initializing",
                        "app1 1.0.0 APP_COMMANDING application is being installed",
                        "app1 1.0.0 APP_STARTING application is starting",
                        "app1 1.0.0 application has been started");
        assertThat(folder.resolve("storage/plugins/built-for")).hasContent("1.0.0\n");
    }

    @Test
    void anUpgradeRewritesRowsAndGoingBackLeavesThem() {
        cluster.start("app1", "1.1.0", "ok");
        Contents before = cluster.cluster().contents();
        cluster.start("app1", "2.0.0", "ok");
        Contents upgraded = cluster.cluster().contents();
        assertThat(upgraded).isEqualTo(ExpectedRows.after(before, "2.0.0")).isNotEqualTo(before);
        assertThat(upgraded.find(TableName.of("posts")).orElseThrow().columnNames())
                .contains("first_name", "last_name")
                .doesNotContain("author");
        assertThat(recorded("app1")).isEqualTo("2.0.0");
        cluster.start("app1", "1.1.0", "ok");
        assertThat(posts())
                .isEqualTo(upgraded.find(TableName.of("posts")).orElseThrow().lines());
        assertThat(recorded("app1")).isEqualTo("1.1.0");
    }

    @Test
    void everyVersionCanBeReachedFromEveryOlderOne() {
        cluster.start("app1", "1.0.0", "ok");
        cluster.start("app1", "3.0.0", "ok");
        Contents inOneGo = cluster.cluster().contents();
        assertThat(inOneGo).isEqualTo(ExpectedRows.after(ExpectedRows.after(Contents.EMPTY, "1.0.0"), "3.0.0"));
        Contents stepByStep = Contents.EMPTY;
        for (String version : List.of("1.0.0", "1.1.0", "2.0.0", "2.1.0", "3.0.0")) {
            stepByStep = ExpectedRows.after(stepByStep, version);
        }
        assertThat(stepByStep).isEqualTo(inOneGo);
    }

    @Test
    void aMigrationThatFailsEndsInAnErrorForGoodAndHalfWay() {
        cluster.start("app1", "1.1.0", "ok");
        Contents before = cluster.cluster().contents();
        cluster.faults().endsInError.add("app1");
        cluster.start("app1", "2.0.0", "APP_ERROR");
        assertThat(cluster.get("app1", "/").status()).isEqualTo(200);
        assertThat(cluster.get("app1", "/api/app:getInfo").status()).isEqualTo(503);
        assertThat(cluster.on("app1", "docker ps --format '{{.State}}'").out()).isEqualTo("running\n");
        assertThat(cluster.cluster().contents()).isNotEqualTo(before).isNotEqualTo(ExpectedRows.after(before, "2.0.0"));
    }

    @Test
    void theUpgradeCommandLies() {
        cluster.start("app1", "1.1.0", "ok");
        cluster.faults().endsInError.add("app1");
        cluster.on("db1", "psql -c \"UPDATE \\\"applicationVersion\\\" SET value = '1.0.0'\"");
        Ended ended = cluster.on("app1", "docker exec nocobase yarn nocobase upgrade");
        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).contains("Error: migration has thrown half-way");
        cluster.faults().endsInError.clear();
        cluster.on("db1", "psql -c \"UPDATE \\\"applicationVersion\\\" SET value = '1.1.0'\"");
        assertThat(cluster.on("app1", "docker exec nocobase yarn nocobase upgrade")
                        .out())
                .isEqualTo("upgraded to 1.1.0\n");
    }

    @Test
    void reportsAnotherVersion() {
        cluster.start("app1", "1.1.0", "ok");
        cluster.faults().wrongVersion.add("app1");
        assertThat(recorded("app1")).isEqualTo("0.0.0");
        cluster.faults().wrongVersion.clear();
        assertThat(recorded("app1")).isEqualTo("1.1.0");
    }

    @Test
    void anotherNodeNoticesAPluginWhenItStartsAgain() {
        cluster.start("app1", "1.0.0", "ok");
        cluster.start("app2", "1.0.0", "ok");
        assertThat(post("app1", "/api/pm:enable?filterByTk=" + MAP, "", Map.of())
                        .status())
                .isEqualTo(401);
        assertThat(post(
                                "app1",
                                "/api/pm:enable?filterByTk=%40nocobase%2Fplugin-map&awaitResponse=true",
                                "",
                                token("app1"))
                        .status())
                .isEqualTo(200);
        assertThat(isEnabled("app1", "/api/pm:list?mode=summary")).isTrue();
        assertThat(isEnabled("app2", "/api/pm:list?mode=summary")).isFalse();
        assertThat(isEnabled("app2", "/api/applicationPlugins:list?paginate=false"))
                .isTrue();
        cluster.on("app2", "docker restart nocobase");
        TestCluster.await(() -> cluster.health("app2").equals("ok"), "app2 is back");
        assertThat(isEnabled("app2", "/api/pm:list")).isTrue();
    }

    @Test
    void nobodyIsServedWhileAPluginIsChanged() throws Exception {
        cluster.start("app1", "1.0.0", "ok");
        Map<String, String> token = token("app1");
        var change = CompletableFuture.supplyAsync(
                () -> post("app1", "/api/pm:add", "{\"packageName\":\"@x/plugin-y\",\"version\":\"1.2.3\"}", token));
        TestCluster.await(() -> cluster.health("app1").equals("APP_COMMANDING"), "it is at work");
        assertThat(change.get().status()).isEqualTo(200);
        assertThat(cluster.health("app1")).isEqualTo("ok");
        assertThat(folder.resolve("storage/plugins/x-plugin-y/package.json"))
                .content()
                .contains("1.2.3");
        assertThat(post("app1", "/api/pm:add", "{\"packageName\":\"@x/plugin-y\"}", token)
                        .status())
                .isEqualTo(500);
        assertThat(post("app1", "/api/pm:update", "{\"packageName\":\"@x/plugin-y\",\"version\":\"2.0\"}", token)
                        .status())
                .isEqualTo(200);
        assertThat(post("app1", "/api/pm:remove?filterByTk=@x/plugin-y", "", token)
                        .status())
                .isEqualTo(200);
        assertThat(folder.resolve("storage/plugins/x-plugin-y")).doesNotExist();
        assertThat(post("app1", "/api/pm:disable?filterByTk=@x/plugin-y", "", token)
                        .status())
                .isEqualTo(404);
        assertThat(cluster.health("app1")).isEqualTo("ok");
    }

    @Test
    void aPluginThatThrowsLeavesTheNodeBroken() {
        cluster.start("app1", "1.0.0", "ok");
        Reply reply = post("app1", "/api/pm:enable?filterByTk=@nocobase/plugin-broken", "", token("app1"));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("has thrown");
        assertThat(cluster.health("app1")).isEqualTo("APP_ERROR");
    }

    @Test
    void tokensNeedTheSameKeyEverywhere() {
        cluster.start("app1", "1.0.0", "ok");
        cluster.start("app2", "1.0.0", "ok");
        assertThat(cluster.ask("GET", "app2", "/api/pm:list", "", token("app1")).status())
                .isEqualTo(200);
        cluster.on("app2", "sed -i 's/^APP_KEY=.*/APP_KEY=other/' .env && docker compose up -d");
        TestCluster.await(() -> cluster.health("app2").equals("ok"), "app2 is back");
        assertThat(cluster.ask("GET", "app2", "/api/pm:list", "", token("app1")).status())
                .isEqualTo(401);
        for (String host : List.of("app1", "app2")) {
            cluster.on(host, "sed -i 's/^APP_KEY=.*/APP_KEY=/' .env && docker compose up -d");
            TestCluster.await(() -> cluster.health(host).equals("ok"), host + " is back");
        }
        assertThat(cluster.ask("GET", "app2", "/api/pm:list", "", token("app1")).status())
                .isEqualTo(200);
        assertThat(folder.resolve("storage/keys/jwt_secret.dat")).exists();
    }

    @Test
    void answersNonsenseAsAnApplicationShould() {
        cluster.start("app1", "1.0.0", "ok");
        assertThat(cluster.get("app1", "/api/no:such").status()).isEqualTo(404);
        assertThat(cluster.get("app1", "/nowhere").status()).isEqualTo(404);
        assertThat(cluster.get("app1", "/storage/uploads/..%2f..%2fkeys").status())
                .isEqualTo(400);
        assertThat(cluster.get("app1", "/storage/uploads/none").status()).isEqualTo(404);
        assertThat(post("app1", "/api/auth:signIn", "[1", Map.of()).status()).isEqualTo(401);
        assertThat(post("app1", "/api/auth:signIn", "{\"account\":{},\"password\":[]}", Map.of())
                        .status())
                .isEqualTo(401);
        assertThat(post("app1", "/api/pm:add", "{}", token("app1")).status()).isEqualTo(400);
        assertThat(cluster.ask("DELETE", "app1", "/api/app:getInfo", "", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(cluster.ask("HEAD", "app1", "/api/__health_check", "", Map.of())
                        .status())
                .isEqualTo(200);
        cluster.on("db1", "psql -c \"INSERT INTO posts (title) VALUES ('<script>&\\\"')\"");
        assertThat(cluster.get("app1", "/").body())
                .contains("&lt;script&gt;&amp;&quot;")
                .doesNotContain("<script>");
    }

    @Test
    void keepsUploads() {
        cluster.start("app1", "1.0.0", "ok");
        cluster.start("app2", "1.0.0", "ok");
        assertThat(post("app1", "/api/attachments:create?filename=a.txt", "content", token("app1"))
                        .status())
                .isEqualTo(200);
        assertThat(cluster.get("app2", "/storage/uploads/a.txt").body()).isEqualTo("content");
        assertThat(post("app1", "/api/attachments:create?filename=../x", "", token("app1"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void withoutTheDatabaseItIsAnError() {
        cluster.on("app1", "sed -i 's/^DB_PASSWORD=.*/DB_PASSWORD=wrong/' .env");
        cluster.start("app1", "1.0.0", "APP_ERROR");
        assertThat(log("app1")).last().asString().contains("password authentication failed");
        cluster.faults().unreachable.add("db1");
        cluster.start("app2", "1.0.0", "APP_ERROR");
    }

    @Test
    void survivesThatItsSessionIsEnded() {
        cluster.start("app1", "1.0.0", "ok");
        String end =
                "psql -Atc \"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()\"";
        assertThat(cluster.on("db1", end).out()).isEqualTo("t\n");
        assertThat(recorded("app1")).isEqualTo("1.0.0");
    }

    @Test
    void nothingGetsThroughToANodeThatIsCutOff() {
        cluster.start("app1", "1.0.0", "ok");
        cluster.faults().unreachable.add("app1");
        assertThat(cluster.health("app1")).isEqualTo("refused");
        assertThat(cluster.on("app1", "docker ps -q").out()).isNotEmpty();
        cluster.faults().unreachable.clear();
        assertThat(cluster.health("app1")).isEqualTo("ok");
    }

    @Test
    void aNodeThatIsStoppedInTheMiddleWritesNothingMore() throws IOException {
        cluster.start("app1", "1.0.0", "ok");
        cluster.stop("app1");
        for (int i = 0; i < 10; i++) {
            cluster.on(
                    "app1",
                    "sed -i 's/^APP_TAG=.*/APP_TAG=3.0.0/' .env && docker compose up -d && sleep 0.0" + i
                            + " && docker compose rm -s -f");
            Contents stopped = cluster.cluster().contents();
            String written = builtFor();
            pause();
            assertThat(cluster.cluster().contents()).isEqualTo(stopped);
            assertThat(builtFor()).isEqualTo(written);
        }
    }

    private String builtFor() throws IOException {
        return Files.readString(folder.resolve("storage/plugins/built-for"));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void runsAMigrationFromAFile() throws Exception {
        cluster.start("app1", "1.0.0", "ok");
        Files.writeString(
                folder.resolve("storage/from-staging.nbdata"),
                "UPDATE posts SET words = 1;\nDELETE FROM posts WHERE id = 2;\n");
        Ended ended = cluster.on(
                "app1",
                "docker exec nocobase sh -c 'yarn nocobase migration:run /app/nocobase/storage/from-staging.nbdata'");
        assertThat(ended).isEqualTo(new Ended(0, "", ""));
        assertThat(posts()).hasSize(3).allMatch(line -> line.endsWith("\t1"));
        assertThat(cluster.on("app1", "docker exec nocobase yarn build").exit()).isEqualTo(2);
        assertThat(cluster.on("app1", "yarn nocobase upgrade").err()).contains("this is no container");
    }

    private List<String> log(String host) {
        return cluster.on(host, "docker logs nocobase 2>&1").out().lines().toList();
    }

    private List<String> posts() {
        return cluster.cluster()
                .contents()
                .find(TableName.of("posts"))
                .orElseThrow()
                .lines();
    }

    private String recorded(String host) {
        return field(cluster.get(host, "/api/app:getInfo"), "version");
    }

    private Map<String, String> token(String host) {
        String password = cluster.variable(host, "app_password");
        Reply reply = post(
                host,
                "/api/auth:signIn",
                "{\"account\":\"admin@nocobase.com\",\"password\":\"" + password + "\"}",
                Map.of());
        return Map.of("Authorization", "Bearer " + field(reply, "token"));
    }

    private boolean isEnabled(String host, String path) {
        String list = cluster.ask("GET", host, path, "", token(host)).body();
        return list.contains("\"packageName\":\"" + MAP + "\",\"version\":\"1.0.0\",\"enabled\":true");
    }

    private Reply post(String host, String path, String body, Map<String, String> headers) {
        return cluster.ask("POST", host, path, body, headers);
    }

    private static String field(Reply reply, String name) {
        Value data = ((Value.Fields) Json.read(reply.body()).orElseThrow())
                .get("data")
                .orElseThrow();
        return ((Value.Fields) data).get(name).orElseThrow().text();
    }
}
