package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the lock of a cluster. */
class LockSceneTest {

    private static final String BREAKS = """
            - name: First
              shell: touch {{ dir }}/first
              rollback: [ { name: Undo first, shell: "rm {{ dir }}/first" } ]
            - name: Second
              shell: test -e {{ dir }}/mended
            """;

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory).hosts("a", "b");
    }

    /** Also after a failure in the middle, so that nothing goes on on the hosts. */
    @AfterEach
    void letAllEnd() {
        scene.again().file("a/go", "").file("b/go", "");
    }

    @Test
    void aRunHasTheLockWhileItRuns() {
        scene.steps("- { name: Look, shell: \"cat {{ runbook_lock_dir }}/run > {{ dir }}/seen\" }\n")
                .type("book.yml")
                .exits(0);
        assertThat(scene.read("a/seen")).isEqualTo(scene.read("b/seen")).matches("\\d{8}-\\d{6}-[a-z]{4}\n");
        assertThat(isFree()).isTrue();
        assertThat(scene.journal()).anyMatch(line -> line.contains("\"event\":\"lock-taken\""));
        assertThat(scene.journal()).anyMatch(line -> line.contains("\"event\":\"lock-released\""));
    }

    @Test
    void aRunThatWasRefusedOrUndoneLeavesNoLock() {
        scene.steps("- { name: Refuse, shell: 'true', guard: 1 > 2 }\n")
                .type("book.yml")
                .exits(3);
        assertThat(isFree()).isTrue();
        scene.steps(BREAKS).type("book.yml").exits(2);
        assertThat(isFree()).isTrue();
    }

    @Test
    void anotherRunIsRefusedWhereOneStopped() {
        scene.steps(BREAKS).type("book.yml -f 1 --on-failure stop").exits(1);
        scene.type("book.yml -f 1").exits(6).shows("""
                Book  run RUN
                locked   a  run `RUN` has the lock: failed and stopped: `Second` on b failed: exit code 1
                         it was started by USER on `MACHINE` at DATE TIME: book.yml -i DIR/hosts.ini

                locked by another run in 0s
                nothing was done; `resume RUN` goes on with that run, `rollback RUN` undoes it, `lock status` tells more
                `lock release --reason WHY` lets others start, in whatever state the hosts are
                """);
        assertThat(scene.exists("b.lock")).isTrue();
    }

    @Test
    void theRunItselfGoesOnAndFreesTheHostsInTheEnd() {
        scene.steps(BREAKS).type("book.yml --on-failure stop").exits(1);
        scene.type("resume").exits(1);
        assertThat(isFree()).isFalse();
        scene.file("a/mended", "").file("b/mended", "").type("resume").exits(0);
        assertThat(isFree()).isTrue();
    }

    @Test
    void aRollbackFreesThem() {
        scene.steps(BREAKS).type("book.yml --on-failure stop").exits(1);
        scene.type("rollback").exits(2);
        assertThat(isFree()).isTrue();
    }

    @Test
    void aRunThatWasRefusedTheLockCanBeTakenUpLater() {
        scene.steps(BREAKS).type("book.yml --on-failure stop").exits(1);
        scene.type("lock release --reason test --yes").exits(0);
        scene.steps("- { name: Other, shell: 'false' }\n")
                .type("book.yml --on-failure stop")
                .exits(1);
        String first = scene.runs().get(0);
        scene.type("resume " + first).exits(6);
        assertThat(scene.screen()).contains("has the lock: failed and stopped: `Other` on");
        scene.type("lock release --reason test --yes").exits(0);
        scene.file("a/mended", "").file("b/mended", "").type("resume " + first).exits(0);
    }

    @Test
    void aCommandOnManyHostsTakesNoLock() {
        scene.steps(BREAKS).type("book.yml --on-failure stop").exits(1);
        scene.type("exec", "all", "--", "true").exits(0);
    }

    @Test
    void whoWantsNoLockIsNotAskedForOneAndTheJournalSaysSo() {
        scene.steps(BREAKS).type("book.yml --on-failure stop").exits(1);
        scene.steps("- { name: Fine, shell: 'true' }\n")
                .type("book.yml -f 1 --no-lock")
                .exits(0);
        assertThat(scene.screen()).startsWith("""
                Book  run RUN
                unlocked --no-lock: nobody is kept from starting another run meanwhile
                """);
        assertThat(scene.kept()).contains("\"event\":\"lock-skipped\"");
        assertThat(isFree()).isFalse();
    }

    @Test
    void statusTellsWhoSinceWhenHowFarAndWhatToDo() {
        scene.type("lock status").exits(0).shows("free a, b\n");
        scene.steps(BREAKS).type("book.yml -f 1 --on-failure stop").exits(1);
        scene.type("lock status").exits(6).shows("""
                locked a, b  by run RUN
                  started by USER on `MACHINE` at DATE TIME, 0s ago: book.yml -i DIR/hosts.ini
                  failed and stopped: `Second` on b failed: exit code 1
                  `resume RUN` goes on, `rollback RUN` undoes what was done; with `--from-cluster` from any machine
                  `lock release --reason WHY` lets others start, in whatever state the hosts are
                """);
        scene.type("lock status --json -l a").exits(6);
        assertThat(scene.screen())
                .startsWith("{\"host\":\"a\",\"lock\":\"held\",\"run\":\"RUN\",\"operator\":")
                .contains("\"state\":\"failed and stopped: ");
    }

    @Test
    void aReleaseByHandIsAskedForAndRemembered() throws IOException {
        scene.steps(BREAKS).type("book.yml -f 1 --on-failure stop").exits(1);
        scene.type("lock", "release", "--reason", "rolled back by hand")
                .exits(3)
                .complains("""
                nobody is at a terminal to be asked; pass `--yes`
                nothing was released
                """);
        scene.answering("n")
                .type("lock", "release", "--reason", "rolled back by hand")
                .exits(3);
        assertThat(isFree()).isFalse();
        scene.answering("y")
                .type("lock", "release", "--reason", "rolled back by hand")
                .exits(0);
        assertThat(scene.screen()).endsWith("""
                release the lock of RUN on a, b? [y/N] y
                released the lock of run RUN on a, b
                """);
        assertThat(isFree()).isTrue();
        String log = Files.readString(directory.resolve("a.lock.log." + System.getProperty("user.name")));
        assertThat(scene.steadied(log))
                .matches("DATET[\\d:]+Z USER@MACHINE released the lock of run RUN: rolled back by hand\n");
        Scene later = scene.again().type("show");
        assertThat(later.screen()).contains("TIME  unlocked a, b by USER: rolled back by hand\n");
        later.type("lock status").exits(0);
        assertThat(later.screen()).contains("free a, b\n").contains("rolled back by hand");
    }

    @Test
    void withoutAReasonNothingIsReleased() {
        scene.type("lock release --yes").exits(4).complains("""
                `--reason` needs a value, WHY
                try `runbook lock release --help`
                """);
    }

    @Test
    void aProcessWhoseLockIsReleasedStopsBeforeItsNextStep() throws Exception {
        scene.steps("""
                - name: Wait
                  shell: touch {{ dir }}/waiting; until test -e {{ dir }}/go; do sleep 0.1; done
                  run_once: true
                - name: Pause
                  shell: sleep 3
                  run_once: true
                - name: Never
                  shell: touch {{ dir }}/never
                """);
        CompletableFuture<Scene> running = CompletableFuture.supplyAsync(() -> scene.type("book.yml"));
        while (!scene.exists("a/waiting")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        scene.again().type("lock release --reason test --yes").exits(0);
        scene.again().file("a/go", "");
        running.get(30, TimeUnit.SECONDS).exits(6);
        assertThat(scene.complaint())
                .startsWith("the lock of run `RUN` on `")
                .contains("` was released: ")
                .endsWith(": test; this process has stopped before its next step\n");
        assertThat(scene.exists("a/never")).isFalse();
        assertThat(isFree()).isTrue();
    }

    @Test
    void aRunWhoseProcessWasKilledKeepsTheLockUntilItIsTakenUp() throws Exception {
        scene.steps("""
                - name: Wait
                  shell: until test -e {{ dir }}/go; do sleep 0.1; done
                """);
        try (Spawned program = Spawned.start(
                directory, "true", List.of("book.yml", "-i", "hosts.ini", "--state-dir", ".local/state/runbook"))) {
            while (!scene.exists("a.lock/state") || !scene.read("a.lock/state").contains("Wait")) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            program.kill();
        }
        scene.type("lock status").exits(6);
        assertThat(scene.screen()).contains("is at `Wait`; its process on `MACHINE` was heard of 0s ago");
        scene.type("book.yml").exits(6);
        scene.file("a/go", "").file("b/go", "").type("resume").exits(0);
        assertThat(isFree()).isTrue();
    }

    @Test
    void whereNoLockCanBeMadeNothingIsDone() {
        scene.file("a.lock", "a file").steps(BREAKS).type("book.yml -f 1").exits(7);
        assertThat(scene.screen())
                .contains("unreachable a  the lock `DIR/a.lock` cannot be made there (mkdir: ")
                .contains("); name another folder in `runbook_lock_dir`, or pass `--no-lock`\n");
        assertThat(scene.exists("a/first")).isFalse();
        assertThat(scene.exists("b.lock")).isFalse();
    }

    @Test
    void whereTheMachineOfARunIsGoneTheHostsKnowIt() {
        scene.steps(BREAKS).type("book.yml -f 1 --on-failure stop").exits(1);
        String run = scene.runs().get(0);
        scene.remove(".local").remove("book.yml");
        scene.type("resume").exits(4);
        scene.file("a/mended", "").file("b/mended", "").type("resume --from-cluster -i hosts.ini");
        scene.exits(0).complains("the run was brought from its hosts into `DIR/.local/state/runbook/RUN`\n");
        assertThat(scene.screen()).contains("ok").contains("Second").contains("done in 0s");
        assertThat(scene.runs()).containsExactly(run);
        assertThat(isFree()).isTrue();
    }

    @Test
    void itIsUndoneFromElsewhereToo() {
        scene.steps(BREAKS).type("book.yml -f 1 --on-failure stop").exits(1);
        scene.remove(".local").type("rollback --from-cluster -i hosts.ini").exits(2);
        assertThat(scene.exists("a/first") || scene.exists("b/first")).isFalse();
        assertThat(isFree()).isTrue();
        scene.type("resume --from-cluster -i hosts.ini").exits(4).complains("""
                none of these hosts is locked by a run
                """);
    }

    @Test
    void aRunThatIsHereIsNotFetchedAgain() {
        scene.steps(BREAKS).type("book.yml -f 1 --on-failure stop").exits(1);
        scene.type("resume --from-cluster -i hosts.ini").exits(4);
        assertThat(scene.complaint())
                .startsWith("run `RUN` is recorded here already, in `DIR/.local/state/runbook/RUN`; take it up");
    }

    @Test
    void inputsThatOneHostAloneHasAreNotRunOnTheOthers() {
        scene.steps(BREAKS).type("book.yml -f 1 --on-failure stop").exits(1);
        scene.remove(".local").file("a.lock/copy/inputs.zip", "something else");
        scene.type("resume --from-cluster -i hosts.ini").exits(4);
        assertThat(scene.complaint())
                .startsWith("the inputs of run `RUN` on `a` and on `b` differ; leave out the host whose copy you do"
                        + " not trust with `--limit '!HOST'`\n");
        scene.type("rollback --from-cluster -i hosts.ini -l b").exits(2);
        assertThat(isFree()).isTrue();
    }

    @Test
    void anInventoryIsForBringingARunHereOnly() {
        scene.type("resume -i hosts.ini").exits(4);
        assertThat(scene.complaint()).contains("--from-cluster");
    }

    private boolean isFree() {
        return !scene.exists("a.lock") && !scene.exists("b.lock");
    }
}
