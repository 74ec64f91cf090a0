package dev.runbook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lab.Verdict.Finding;
import dev.runbook.lab.service.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCheckTest {

    @TempDir
    Path folder;

    private TestCluster cluster;
    private StateCheck check;

    @BeforeEach
    void start() throws Exception {
        cluster = new TestCluster(folder.toRealPath(), 2);
        check = new StateCheck(cluster.cluster());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aFirstStartIsComplete() {
        Snapshot before = check.look();
        assertThat(check.judge(before).words()).isEqualTo("as before, and nothing runs");
        assertThat(check.judge(before).holds(Finding.NOTHING_RUNS)).isTrue();
        startAll("1.1.0");
        assertThat(check.judge(before).words()).isEqualTo("upgraded to 1.1.0 completely");
    }

    @Test
    void anUpgradeIsComplete() {
        startAll("1.0.0");
        Snapshot before = check.look();
        stopAll();
        startAll("3.0.0");
        assertThat(check.judge(before).words()).isEqualTo("upgraded to 3.0.0 completely");
    }

    @Test
    void mixedVersionsAreContradictory() {
        startAll("1.0.0");
        Snapshot before = check.look();
        cluster.stop("app1");
        cluster.start("app1", "1.1.0", "ok");
        assertThat(check.judge(before).contradictions())
                .anyMatch(it -> it.startsWith("app1 runs"))
                .anyMatch(it -> it.equals("app2 pins 1.0.0 and runs 1.0.0, wanted 1.1.0"))
                .anyMatch(it -> it.equals("the nodes run different images"))
                .anyMatch(it -> it.startsWith("the balancer is") && it.contains("[1.0.0, 1.1.0]"));
    }

    @Test
    void theOldImageOnNewRowsIsContradictory() {
        startAll("1.0.0");
        Snapshot before = check.look();
        stopAll();
        startAll("2.0.0");
        stopAll();
        startAll("1.0.0");
        Verdict verdict = check.judge(before);
        assertThat(verdict.finding()).isEqualTo(Finding.CONTRADICTION);
        assertThat(verdict.contradictions()).anyMatch(it -> it.startsWith("table posts has [id, title, characters"));
    }

    @Test
    void rowsThatWereRewrittenTwiceAreContradictory() {
        startAll("1.0.0");
        Snapshot before = check.look();
        stopAll();
        startAll("1.1.0");
        cluster.on("db1", "psql -c \"UPDATE posts SET title = concat(title, '.')\"");
        assertThat(check.judge(before).contradictions()).anyMatch(it -> it.startsWith("table posts"));
    }

    @Test
    void aRestoredDatabaseIsAsBefore() throws Exception {
        startAll("1.0.0");
        cluster.on("db1", "pg_dump -Fc -f before.dump nocobase");
        Snapshot before = check.look();
        String storage = Files.readString(folder.resolve("storage/plugins/built-for"));
        stopAll();
        startAll("2.0.0");
        stopAll();
        cluster.on(
                "db1",
                "psql -c 'DROP SCHEMA public CASCADE; CREATE SCHEMA public' && pg_restore -d nocobase before.dump");
        startAll("1.0.0");
        assertThat(check.judge(before).contradictions())
                .contains("file plugins/built-for of the storage is another one");
        Files.writeString(folder.resolve("storage/plugins/built-for"), storage);
        assertThat(check.judge(before).words()).isEqualTo("as before");
        assertThat(check.judge(before).holds(Finding.NOTHING_RUNS)).isFalse();
        Files.writeString(folder.resolve("storage/uploads/a"), "b");
        Snapshot withUpload = check.look();
        Files.delete(folder.resolve("storage/uploads/a"));
        assertThat(check.judge(withUpload).contradictions()).contains("file uploads/a of the storage is gone");
    }

    @Test
    void thePageIsSafeWhateverIsBehindIt() {
        startAll("1.0.0");
        Snapshot before = check.look();
        showPage();
        cluster.stop("app1");
        assertThat(check.judge(before).words()).isEqualTo("safe behind the 503 page");
    }

    @Test
    void nothingRunsIsSomethingElse() {
        startAll("1.0.0");
        Snapshot before = check.look();
        stopAll();
        assertThat(check.judge(before).words()).isEqualTo("nothing runs");
        cluster.start("app2", "1.0.0", "ok");
        assertThat(check.judge(before).finding()).isEqualTo(Finding.CONTRADICTION);
    }

    @Test
    void whatARunWasToChangeMayDiffer() {
        startAll("1.0.0");
        Snapshot before = check.look();
        cluster.on("db1", "psql -c \"UPDATE \\\"applicationPlugins\\\" SET enabled = true WHERE name ~ 'map'\"");
        assertThat(check.judge(before).finding()).isEqualTo(Finding.CONTRADICTION);
        assertThat(check.judge(before, Set.of("applicationPlugins")).words()).isEqualTo("serves 1.0.0 completely");
    }

    @Test
    void aNodeThatIsOutOfServiceIsInNobodysWay() {
        startAll("1.0.0");
        Snapshot before = check.look();
        cluster.on(
                "lb1",
                "sed -i 's/^\\( *server app2[^;]*\\);/\\1 down;/' " + cluster.variable("lb1", "lb_site")
                        + " && nginx -s reload");
        assertThat(check.judge(before).words()).isEqualTo("as before, without app2");
        cluster.stop("app2");
        assertThat(check.judge(before).holds(Finding.REDUCED)).isTrue();
        cluster.on("db1", "psql -c \"UPDATE posts SET title = concat(title, '.')\"");
        assertThat(check.judge(before).finding()).isEqualTo(Finding.CONTRADICTION);
    }

    private void showPage() {
        cluster.on(
                "lb1",
                "sed -i 's/^server {/server { return 503 \"later\";/' " + cluster.variable("lb1", "lb_site")
                        + " && nginx -s reload");
    }

    private void startAll(String version) {
        List.of("app1", "app2").forEach(host -> cluster.start(host, version, "ok"));
    }

    private void stopAll() {
        List.of("app1", "app2").forEach(cluster::stop);
    }
}
