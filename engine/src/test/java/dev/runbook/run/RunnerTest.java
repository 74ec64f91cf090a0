package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

    @TempDir
    Path folder;

    @Test
    void aStepEndsOnEveryHostBeforeTheNextBegins() {
        Scene scene = Scene.in(folder, """
                name: order
                plays:
                  - hosts: app
                    steps:
                      - name: one
                        shell: echo 1 >> log
                      - name: two
                        shell: echo 2 >> log
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.ended().subList(0, 3)).allMatch(line -> line.endsWith(" one"));
        assertThat(scene.ended().subList(3, 6)).allMatch(line -> line.endsWith(" two"));
        assertThat(scene.hosts().read("app2", "log")).isEqualTo("1\n2\n");
    }

    @Test
    void aFailureIsUndoneOnExactlyTheHostsWhereSomethingRanNewestFirst() {
        Scene scene = Scene.in(folder, """
                name: undo
                plays:
                  - hosts: app
                    steps:
                      - name: stop
                        shell: echo stopped > state
                        rollback:
                          - shell: echo "started again" >> state
                      - name: not on app2
                        when: inventory_hostname != 'app2'
                        shell: echo extra > extra
                        rollback:
                          - shell: rm extra; echo undone > undone
                      - name: break
                        hosts: app[2]
                        shell: exit 3
                        rollback:
                          - shell: echo half >> half
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "state")).isEqualTo("stopped\nstarted again\n");
        assertThat(scene.hosts().read("app2", "undone")).isEmpty();
        assertThat(scene.hosts().read("app3", "undone")).isEqualTo("undone\n");
        assertThat(scene.hosts().read("app3", "half")).isEqualTo("half\n");
        assertThat(scene.hosts().read("app1", "half")).isEmpty();
        assertThat(scene.records("undo-started"))
                .extracting(line -> line.replaceAll(".*\"title\": \"([^\"]*)\".*", "$1"))
                .containsExactly("break", "not on app2", "stop");
    }

    @Test
    void undoSeesTheVariablesLoopItemAndResultsOfItsMoment() {
        Scene scene = Scene.in(folder, """
                name: moment
                plays:
                  - hosts: app[0]
                    steps:
                      - name: first
                        shell: echo one
                        register: said
                      - name: each
                        loop: [a, b]
                        shell: touch {{ item }}
                        rollback:
                          - shell: echo {{ item }} {{ said.stdout }} >> undone
                      - name: second
                        shell: echo two
                        register: said
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "undone")).isEqualTo("b one\na one\n");
    }

    @Test
    void anUndoThatFailsStopsTheUnwindingAndNamesWhatIsOwed() {
        Scene scene = Scene.in(folder, """
                name: stuck
                plays:
                  - hosts: lb
                    steps:
                      - name: 503 page on
                        shell: echo on > page
                        rollback:
                          - shell: echo off > page
                      - name: migrate
                        hosts: db
                        shell: echo new > db
                        rollback:
                          - shell: exit 9
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.hosts().read("lb1", "page")).isEqualTo("on\n");
        assertThat(scene.records("debt-owed")).hasSize(2).first().asString().contains("migrate", "db1", "exit code 9");
    }

    @Test
    void aHostThatCannotBeReachedKeepsItsDebtAndTheOthersAreUndone() {
        Scene scene = Scene.in(folder, """
                name: cut
                plays:
                  - hosts: app
                    steps:
                      - name: stop
                        shell: echo stopped > state
                        rollback:
                          - shell: echo started > state
                      - name: break
                        shell: "false"
                """);
        scene.when(entry -> {
            if (entry.event().name().equals("rollback-started")) {
                scene.cut("app2");
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.hosts().read("app1", "state")).isEqualTo("started\n");
        assertThat(scene.hosts().read("app3", "state")).isEqualTo("started\n");
        assertThat(scene.records("debt-owed")).singleElement().asString().contains("app2", "cut off");
    }

    @Test
    void hostsThatDoNotAnswerEndTheRunBeforeAnythingChanges() {
        Scene scene = Scene.in(folder, """
                name: gone
                plays:
                  - hosts: app
                    steps:
                      - shell: touch changed
                """);
        assertThat(scene.cut("app2").run()).isEqualTo(Ending.UNREACHABLE);
        assertThat(scene.hosts().folder("app1").resolve("changed")).doesNotExist();
        assertThat(scene.records("host-unreachable")).hasSize(1);
    }

    @Test
    void allGuardsAreJudgedAndNothingIsTouched() {
        Scene scene = Scene.in(folder, """
                name: guarded
                vars: { need: 3 }
                guards:
                  - name: enough nodes
                    that: groups.app | length >= 5
                    msg: only {{ groups.app | length }} nodes
                  - name: room
                    hosts: app
                    shell: case $(basename "$PWD") in app3) echo 1;; *) echo 9;; esac
                    that: result.stdout | int >= need
                    msg: "{{ result.stdout }} of {{ need }} on {{ inventory_hostname }}"
                plays:
                  - hosts: app
                    steps:
                      - shell: touch changed
                """);
        assertThat(scene.run()).isEqualTo(Ending.REFUSED);
        assertThat(scene.records("guard-failed"))
                .containsExactly(
                        "{\"guard\": \"enough nodes\", \"message\": \"only 3 nodes\"}",
                        "{\"guard\": \"room\", \"host\": \"app3\", \"message\": \"1 of 3 on app3\"}");
        assertThat(scene.hosts().folder("app1").resolve("changed")).doesNotExist();
    }

    @Test
    void afterTheCommitAFailureStopsAndNothingIsUndone() {
        Scene scene = Scene.in(folder, """
                name: committed
                plays:
                  - hosts: app[0]
                    steps:
                      - name: change
                        shell: echo new > state
                        rollback: [ { shell: echo old > state } ]
                      - commit: users write to the new version
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        assertThat(scene.hosts().read("app1", "state")).isEqualTo("new\n");
    }

    @Test
    void batchesGoThroughAllStepsOneAfterTheOther() {
        Scene scene = Scene.in(folder, """
                name: serial
                plays:
                  - hosts: app
                    serial: [1, "100%"]
                    steps:
                      - name: one
                        shell: "true"
                      - name: two
                        shell: "true"
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.ended().subList(0, 2)).containsExactly("changed app1 one", "changed app1 two");
        assertThat(scene.ended().subList(2, 4)).allMatch(line -> line.endsWith(" one"));
    }

    @Test
    void asManyHostsMayFailAsThePlaySays() {
        Scene scene = Scene.in(folder, """
                name: tolerant
                plays:
                  - hosts: app
                    max_failures: 1
                    steps:
                      - name: one
                        shell: test "$(basename "$PWD")" != app2
                      - name: two
                        shell: echo on > two
                """);
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        assertThat(scene.hosts().read("app1", "two")).isEqualTo("on\n");
        assertThat(scene.hosts().read("app2", "two")).isEmpty();
    }

    @Test
    void rescueBringsAFailedHostBackAndAlwaysRuns() {
        Scene scene = Scene.in(folder, """
                name: blocks
                plays:
                  - hosts: app
                    steps:
                      - name: careful
                        block:
                          - name: try
                            shell: test "$(basename "$PWD")" != app2
                        rescue:
                          - name: mend
                            shell: echo mended > log
                        always:
                          - name: tidy
                            shell: echo tidy >> log
                      - name: after
                        shell: echo after >> log
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "log")).isEqualTo("tidy\nafter\n");
        assertThat(scene.hosts().read("app2", "log")).isEqualTo("mended\ntidy\nafter\n");
    }

    @Test
    void aStepThatEndedWellAndDeniesAnyChangeOwesNothing() {
        Scene scene = Scene.in(folder, """
                name: look
                plays:
                  - hosts: app
                    steps:
                      - name: look around
                        shell: "true"
                        changed_when: false
                        rollback: [ { shell: touch undone } ]
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(Files.exists(scene.hosts().folder("app1").resolve("undone"))).isFalse();
    }

    @Test
    void anAttemptThatLeftTracesIsUndoneAlsoIfTheNextFindsNothingToDo() {
        Scene scene = Scene.in(folder, """
                name: again
                plays:
                  - hosts: app
                    steps:
                      - name: half way
                        file: { path: made, state: directory }
                        retries: 1
                        delay: 0
                        until: result is not changed
                        rollback: [ { shell: touch undone } ]
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(Files.exists(scene.hosts().folder("app1").resolve("undone"))).isTrue();
    }

    @Test
    void handlersRunOnceForThoseThatChangedAlsoWhenALaterStepFails() {
        Scene scene = Scene.in(folder, """
                name: handlers
                plays:
                  - hosts: app
                    steps:
                      - name: configure
                        shell: "true"
                        changed_when: inventory_hostname == 'app1'
                        notify: reload
                      - name: again
                        shell: "true"
                        changed_when: inventory_hostname == 'app1'
                        notify: reload
                      - name: break
                        shell: "false"
                    handlers:
                      - name: reload
                        shell: echo reloaded >> log
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "log")).isEqualTo("reloaded\n");
        assertThat(scene.hosts().read("app2", "log")).isEmpty();
    }

    @Test
    void aStepThatRunsOnceRunsWhereItsConditionFirstHoldsAndTellsAll() {
        Scene scene = Scene.in(folder, """
                name: once
                plays:
                  - hosts: app
                    steps:
                      - name: ask
                        run_once: true
                        when: inventory_hostname != 'app1'
                        shell: basename "$PWD"
                        register: who
                      - name: tell
                        shell: echo {{ who.stdout }} > who
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "who")).isEqualTo("app2\n");
        assertThat(scene.hosts().read("app3", "who")).isEqualTo("app2\n");
    }

    @Test
    void delegationRunsElsewhereWithTheHostsOwnNames() {
        Scene scene = Scene.in(folder, """
                name: delegate
                plays:
                  - hosts: app
                    steps:
                      - name: drain
                        delegate_to: "{{ groups.lb[0] }}"
                        shell: echo {{ inventory_hostname }} >> drained
                        throttle: 1
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("lb1", "drained").lines()).containsExactlyInAnyOrder("app1", "app2", "app3");
    }

    @Test
    void unwindingStopsWhenEveryHostOfAnUndoIsGone() {
        Scene scene = Scene.in(folder, """
                name: the first node is gone
                plays:
                  - hosts: app
                    steps:
                      - name: stop
                        shell: ":"
                        rollback:
                          - shell: touch started
                      - name: upgrade
                        hosts: app[0]
                        shell: ":"
                        rollback:
                          - name: stop all
                            hosts: app
                            shell: ":"
                          - name: restore
                            hosts: db
                            shell: touch restored
                      - name: verify
                        hosts: app[1]
                        shell: exit 1
                """);
        scene.when(entry -> {
            if (entry.event() instanceof Event.StepFinished finished
                    && finished.step().toString().equals("verify")) {
                scene.cut("app1");
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.hosts().folder("db1").resolve("restored")).doesNotExist();
        assertThat(scene.hosts().folder("app2").resolve("started")).doesNotExist();
    }

    @Test
    void whatALoopInsideAnActionChangedIsOwedWhenALaterItemFails() {
        Scene scene = Scene.in(folder, """
                name: items
                plays:
                  - hosts: app[0]
                    steps:
                      - name: maintain
                        operations: {}
                        rollback:
                          - shell: touch undone
                """).file("actions/operations.yml", """
                steps:
                  - name: each
                    loop: [1, 2]
                    operation: { number: "{{ item }}" }
                """).file("actions/operation.yml", """
                params:
                  number: { type: int }
                steps:
                  - name: change
                    when: number == 1
                    shell: ":"
                  - name: look
                    when: number == 2
                    read_only: true
                    shell: exit 1
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("app1").resolve("undone")).exists();
    }

    @Test
    void whatABlockInsideAnActionChangedIsOwedWhenItsRescueFails() {
        Scene scene = Scene.in(folder, """
                name: rescue
                plays:
                  - hosts: app[0]
                    steps:
                      - name: maintain
                        careful: {}
                        rollback:
                          - shell: touch undone
                """).file("actions/careful.yml", """
                steps:
                  - block:
                      - shell: ":"
                      - name: look
                        read_only: true
                        shell: exit 1
                    rescue:
                      - fail: { msg: give up }
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("app1").resolve("undone")).exists();
    }

    @Test
    void delegationOfAnActionTakesItsStepsAlong() {
        Scene scene = Scene.in(folder, """
                name: delegate an action
                plays:
                  - hosts: app[0]
                    steps:
                      - name: drain
                        delegate_to: "{{ groups.lb[0] }}"
                        drain: {}
                      - name: break
                        shell: exit 1
                """).file("actions/drain.yml", """
                steps:
                  - name: mark
                    shell: echo {{ inventory_hostname }} > drained
                    rollback:
                      - shell: mv drained undone
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("lb1", "undone")).isEqualTo("app1\n");
    }

    @Test
    void hostsThatAreGoneAreNotAskedAgain() {
        Scene scene = Scene.in(folder, """
                name: gone
                plays:
                  - hosts: app[0]
                    steps:
                      - name: before
                        shell: ":"
                      - name: ask
                        shell: ":"
                        retries: 100
                        delay: 1h
                """);
        scene.when(entry -> {
            if (entry.event() instanceof Event.StepFinished finished
                    && finished.step().toString().equals("before")) {
                scene.cut("app1");
            }
        });
        scene.run();
        assertThat(scene.ended()).contains("unreachable app1 ask");
    }

    @Test
    void attemptsGoOnUntilTheConditionHolds() {
        Scene scene = Scene.in(folder, """
                name: until
                plays:
                  - hosts: app[0]
                    steps:
                      - name: count
                        shell: echo x >> n; wc -l < n
                        register: count
                        until: result.stdout | int == 3
                        retries: 5
                        delay: 1ms
                      - name: tell
                        shell: echo {{ count.attempts }} > attempts
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "attempts")).isEqualTo("3\n");
    }

    @Test
    void whatUntilHasSettledIsNotTriedAgainThoughItFailed() {
        Scene scene = Scene.in(folder, """
                name: given up
                plays:
                  - hosts: app[0]
                    steps:
                      - name: wait
                        shell: echo x >> n; echo broken
                        until: result.stdout in ['ready', 'broken']
                        failed_when: result.stdout != 'ready'
                        retries: 5
                        delay: 1ms
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "n")).isEqualTo("x\n");
    }

    @Test
    void retriesAreTheAttemptsAfterTheFirst() {
        Scene scene = Scene.in(folder, """
                name: retries
                plays:
                  - hosts: app[0]
                    steps:
                      - name: never
                        shell: echo x >> n; exit 1
                        retries: 2
                        delay: 1ms
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "n")).isEqualTo("x\nx\nx\n");
    }

    @Test
    void aCheckThatSucceedsMakesTheStepOkAndItOwesNothing() {
        Scene scene = Scene.in(folder, """
                name: check
                plays:
                  - hosts: app[0]
                    steps:
                      - name: make
                        check: test -e made
                        shell: touch made; echo x >> times
                        rollback: [ { shell: echo undone > undone } ]
                      - name: make it again
                        check: test -e made
                        shell: echo x >> times
                        rollback: [ { shell: echo wrong > undone } ]
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "times")).isEqualTo("x\n");
        assertThat(scene.hosts().read("app1", "undone")).isEqualTo("undone\n");
    }

    @Test
    void anActionWrittenInYamlRunsForEachHostAndGivesAResult() {
        Scene scene = Scene.in(folder, """
                name: custom
                plays:
                  - hosts: app
                    steps:
                      - name: greet
                        greet: { who: "{{ inventory_hostname }}" }
                        register: greeting
                      - name: tell
                        shell: echo {{ greeting.text }} > told
                """);
        scene.file("actions/greet.yml", """
                description: says hello
                params:
                  who: { required: true }
                  word: { default: "hello {{ who }}" }
                steps:
                  - name: say
                    shell: echo {{ word }}
                    register: said
                result:
                  text: "{{ said.stdout }}!"
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app2", "told")).isEqualTo("hello app2!\n");
        assertThat(scene.ended()).contains("changed app1 greet>say", "changed app1 greet");
    }

    @Test
    void whatAnActionRegistersIsItsOwn() {
        Scene scene = Scene.in(folder, """
                name: private
                plays:
                  - hosts: app[0]
                    steps:
                      - name: look
                        shell: echo outer
                        register: seen
                      - inner: {}
                      - name: tell
                        shell: echo {{ seen.stdout }} > told
                """);
        scene.file("actions/inner.yml", """
                steps:
                  - shell: echo inner
                    register: seen
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "told")).isEqualTo("outer\n");
    }

    @Test
    void anActionsOwnUndoIsPaidWithItsNames() {
        Scene scene = Scene.in(folder, """
                name: inner undo
                plays:
                  - hosts: app[0]
                    steps:
                      - name: switch
                        switch: { to: new }
                      - name: break
                        shell: "false"
                """);
        scene.file("actions/switch.yml", """
                params:
                  to: { required: true }
                steps:
                  - name: note
                    shell: echo old
                    register: before
                  - name: turn
                    shell: echo {{ to }} > state
                    rollback:
                      - shell: echo {{ before.stdout }} after {{ to }} > state
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "state")).isEqualTo("old after new\n");
    }

    @Test
    void secretsReachTheHostAndNobodyElse() {
        Scene scene = Scene.in(folder, """
                name: secret
                params:
                  password: { type: secret, required: true }
                plays:
                  - hosts: app[0]
                    steps:
                      - name: use
                        environment: { PASSWORD: "{{ params.password }}" }
                        shell: printf %s "$PASSWORD" > got; echo "said $PASSWORD"; printf %s "$PASSWORD" | base64
                        register: said
                      - name: use what was said
                        shell: echo {{ said.stdout_lines[0] }} > again
                """);
        assertThat(scene.with("password", "pa$$ word'\"").run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "got")).isEqualTo("pa$$ word'\"");
        assertThat(scene.hosts().read("app1", "again")).isEqualTo("said pa$$ word'\"\n");
        assertThat(scene.journalText()).doesNotContain("word'").doesNotContain("cGEkJCB3b3JkJy");
    }

    @Test
    void ctrlCFinishesWhatRunsAndThenDoesWhatThePlaySays() {
        Scene scene = Scene.in(folder, """
                name: interrupted
                plays:
                  - hosts: app[0]
                    steps:
                      - name: one
                        shell: echo one >> log
                        rollback: [ { shell: echo undone >> log } ]
                      - name: two
                        shell: echo two >> log
                """);
        scene.when(entry -> {
            if (entry.event().name().equals("step-started")) {
                scene.interruption().request();
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "log")).isEqualTo("one\nundone\n");
    }

    @Test
    void tagsAndStartAtLeaveStepsOut() {
        String book = """
                name: chosen
                plays:
                  - hosts: app[0]
                    steps:
                      - name: one
                        tags: x
                        shell: echo 1 >> log
                      - name: two
                        shell: echo 2 >> log
                      - name: three
                        tags: [x, y]
                        shell: echo 3 >> log
                """;
        Scene tagged = Scene.in(folder.resolve("a"), book).tags("y");
        assertThat(tagged.run()).isEqualTo(Ending.DONE);
        assertThat(tagged.hosts().read("app1", "log")).isEqualTo("3\n");
        Scene started = Scene.in(folder.resolve("b"), book).startAt("two");
        assertThat(started.run()).isEqualTo(Ending.DONE);
        assertThat(started.hosts().read("app1", "log")).isEqualTo("2\n3\n");
    }

    @Test
    void anAssertionThatFailsBeforeAnythingChangedRefusesTheRun() {
        Scene scene = Scene.in(folder, """
                name: refused
                plays:
                  - hosts: app[0]
                    steps:
                      - name: look
                        shell: echo 1
                        read_only: true
                        register: seen
                      - assert: { that: seen.stdout == '2' }
                """);
        assertThat(scene.run()).isEqualTo(Ending.REFUSED);
    }
}
