package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Event;
import dev.runbook.procedure.OnFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ended in the middle, by a failure, a doubt or a kill, and is taken up when its cause is mended. */
class TakenUpTest {

    @TempDir
    Path folder;

    /** Somebody at a terminal who stops at every failure. */
    private static final Operator STOPS = new Operator() {
        @Override
        public boolean present() {
            return true;
        }

        @Override
        public Optional<Approval> approve(String step, String question, Optional<Duration> timeout) {
            return Optional.empty();
        }

        @Override
        public Reaction react(FailureReport failure, OnFailure planned) {
            return Reaction.STOP;
        }
    };

    private Scene book(String steps) {
        return Scene.in(
                folder, "name: book\nplays:\n  - hosts: db\n    on_failure: stop\n    steps:\n" + steps.indent(6));
    }

    private static void killWhenStarting(Scene scene, Predicate<Event.StepStarted> which) {
        scene.when(entry -> {
            if (entry.event() instanceof Event.StepStarted step && which.test(step)) {
                throw new Scene.Killed();
            }
        });
        assertThatThrownBy(scene::run).isInstanceOf(Scene.Killed.class);
    }

    @Test
    void whoStoppedItIsNotAskedToStopItAgain() {
        Scene scene = book("""
                - id: fragile
                  shell: echo tried >> log; test -e mended
                - id: after
                  shell: echo after >> log
                """).operator(STOPS);
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        assertThat(scene.resume()).as("still broken").isEqualTo(Ending.STOPPED);
        scene.file("hosts/db1/mended", "");
        assertThat(scene.resume()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("db1", "log")).isEqualTo("tried\ntried\ntried\nafter\n");
    }

    @Test
    void aStepInDoubtIsNotDoneAgainBesideItself() {
        Scene scene = book("""
                - id: long
                  shell: echo long >> log
                - id: after
                  shell: echo after >> log
                """);
        scene.hosts().loseDuring("db1", "echo long");
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        assertThat(scene.resume()).as("still lost").isEqualTo(Ending.STOPPED);
        scene.hosts().hold("db1");
        assertThat(scene.resume()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("db1", "log")).isEqualTo("long\nafter\n");
        assertThat(scene.ended()).endsWith("changed db1 long", "changed db1 after");
    }

    @Test
    void aStepInDoubtInsideAnActionIsNotDoneAgainBesideItself() {
        Scene scene = book("""
                - id: call
                  twice: {}
                  loop: [a, b]
                """).file("actions/twice.yml", """
                steps:
                  - shell: echo first >> log
                  - shell: echo second >> log
                """);
        scene.hosts().loseDuring("db1", "echo second");
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        scene.hosts().hold("db1");
        assertThat(scene.resume()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("db1", "log")).isEqualTo("first\nsecond\nfirst\nsecond\n");
    }

    @Test
    void aHostThatWasLeftBehindInDoubtStaysBehind() {
        Scene scene = Scene.in(folder, """
                name: book
                plays:
                  - hosts: app
                    max_failures: 1
                    on_failure: stop
                    steps:
                      - shell: echo one >> log
                      - shell: echo two >> log
                      - hosts: db
                        shell: test -e mended
                """);
        scene.hosts().loseDuring("app1", "echo one");
        scene.hosts().loseDuring("db1", "test");
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        scene.hosts().hold("app1");
        scene.hosts().hold("db1");
        scene.file("hosts/db1/mended", "");
        scene.resume();
        assertThat(scene.hosts().read("app1", "log")).isEqualTo("one\n");
        assertThat(scene.hosts().read("app2", "log")).isEqualTo("one\ntwo\n");
    }

    @Test
    void aCheckIsNotBelievedInTheMiddleOfTheWork() {
        Scene scene = book("""
                - id: fetch
                  check: test -d release
                  shell: mkdir -p release; echo fetched >> log
                """);
        killWhenStarting(scene, step -> true);
        scene.file("hosts/db1/release/half", "");
        assertThat(scene.resume()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("db1", "log")).isEqualTo("fetched\n");
    }

    @Test
    void aFileThatWasToBeMadeIsNoProofInTheMiddleOfTheWork() {
        Scene scene = book("""
                - id: dump
                  shell: { cmd: "echo dumping >> log; touch dump; exit 3", creates: dump }
                """);
        scene.hosts().loseDuring("db1", "dumping");
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        scene.hosts().hold("db1");
        assertThat(scene.resume()).isEqualTo(Ending.STOPPED);
        assertThat(scene.ended()).containsExactly("in doubt db1 dump", "failed db1 dump");
        assertThat(scene.hosts().read("db1", "log")).isEqualTo("dumping\n");
    }

    @Test
    void whatWasNotBegunIsNotDoneIfItsFileIsThere() {
        Scene scene = book("""
                - id: dump
                  shell: { cmd: "echo dumping >> log", creates: dump }
                """);
        killWhenStarting(scene, step -> true);
        scene.file("hosts/db1/dump", "");
        assertThat(scene.resume()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("db1", "log")).isEmpty();
    }

    @Test
    void whatStillRunsIsEndedBeforeItIsUndone() {
        Scene scene = Scene.in(folder, """
                name: book
                plays:
                  - hosts: db
                    steps:
                      - id: migrate
                        shell: echo migrated >> log
                        become: true
                        become_user: keeper
                        delegate_to: app2
                        rollback: [ { shell: echo back >> log } ]
                """);
        killWhenStarting(scene, step -> true);
        assertThat(scene.rollback()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().ran()).containsExactly("app2 as keeper halts", "app2 as keeper: echo back >> log");
    }

    @Test
    void aHostOnWhichItMayStillRunIsNotUndone() {
        Scene scene = Scene.in(folder, """
                name: book
                plays:
                  - hosts: app
                    steps:
                      - id: change
                        shell: echo changed >> log
                        rollback: [ { shell: echo back >> log } ]
                      - id: long
                        hosts: app[0]
                        delegate_to: db1
                        shell: echo long >> log
                        rollback: [ { shell: echo short >> log, hosts: "app[0]" } ]
                """);
        scene.hosts().loseDuring("db1", "echo long");
        scene.when(entry -> {
            if (entry.event() instanceof Event.StepFinished end
                    && end.step().toString().equals("long")) {
                scene.cut("db1");
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.hosts().read("app1", "log")).isEqualTo("changed\n");
        assertThat(scene.records("debt-owed"))
                .anySatisfy(owed -> assertThat(owed).contains("the host was lost"));
    }

    @Test
    void anUndoThatWasCutOffIsNotEndedButFollowed() {
        Scene scene = Scene.in(folder, """
                name: book
                plays:
                  - hosts: db
                    steps:
                      - id: change
                        shell: echo changed >> log
                        rollback: [ { shell: echo back >> log } ]
                      - id: long
                        shell: echo long >> log
                        rollback: [ { shell: echo short >> log } ]
                """);
        scene.hosts().loseDuring("db1", "echo long");
        killWhenStarting(scene, step -> step.visit().text().contains("u"));
        assertThat(scene.hosts().ran()).containsOnlyOnce("db1 halts");
        assertThat(scene.resume()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().ran()).containsOnlyOnce("db1 halts");
        assertThat(scene.hosts().read("db1", "log")).isEqualTo("changed\nlong\nshort\nback\n");
    }

    @Test
    void anUndoThatEndedInDoubtIsEndedBeforeItIsTriedAgain() {
        Scene scene = Scene.in(folder, """
                name: book
                plays:
                  - hosts: db
                    steps:
                      - id: change
                        shell: echo changed >> log
                        rollback: [ { shell: echo back >> log } ]
                      - shell: exit 1
                """);
        scene.hosts().loseDuring("db1", "echo back");
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.hosts().ran()).doesNotContain("db1 halts");
        scene.hosts().hold("db1");
        assertThat(scene.rollback()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().ran()).containsOnlyOnce("db1 halts");
    }

    @Test
    void nothingIsEndedWhereAllHasEnded() {
        Scene scene = Scene.in(folder, """
                name: book
                plays:
                  - hosts: app
                    steps:
                      - shell: echo changed >> log
                        rollback: [ { shell: echo back >> log } ]
                      - shell: exit 1
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().ran()).noneMatch(what -> what.endsWith("halts"));
    }

    @Test
    void guardsAreJudgedThoughTheRunDiedOverThem() {
        Scene scene = Scene.in(folder, """
                name: book
                guards:
                  - name: room
                    hosts: db
                    shell: test -e room
                plays:
                  - hosts: db
                    steps: [ { shell: echo done >> log } ]
                """).killedBehind(1);
        assertThatThrownBy(scene::run).isInstanceOf(Scene.Killed.class);
        assertThat(scene.resume()).isEqualTo(Ending.REFUSED);
        assertThat(scene.hosts().read("db1", "log")).isEmpty();
    }
}
