package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Ending;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step owes, to whom, and in which order it is paid. */
class UndoTest {

    @TempDir
    Path folder;

    @Test
    void eachHostIsUndoneWithWhatItRegisteredItself() {
        Scene scene = Scene.in(folder, """
                name: own results
                plays:
                  - hosts: app
                    steps:
                      - name: say
                        shell: |
                          [ "$(basename "$PWD")" != app1 ] || while [ ! -e ../app3/said ]; do sleep 0.01; done
                          basename "$PWD"
                        register: said
                        rollback:
                          - shell: echo {{ said.stdout }} > undone
                      - name: break
                        shell: "false"
                """);
        scene.when(entry -> {
            if (entry.value().text().contains("\"stdout\": \"app3\"")) {
                scene.file("hosts/app3/said", "");
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "undone")).isEqualTo("app1\n");
        assertThat(scene.hosts().read("app3", "undone")).isEqualTo("app3\n");
    }

    @Test
    void eachHostIsUndoneWithItsOwnLoopItem() {
        Scene scene = Scene.in(folder, """
                name: own items
                plays:
                  - hosts: app
                    steps:
                      - name: each
                        loop: "{{ [inventory_hostname ~ '-a'] }}"
                        shell: touch {{ item }}
                        rollback:
                          - shell: echo {{ item }} > undone
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "undone")).isEqualTo("app1-a\n");
        assertThat(scene.hosts().read("app2", "undone")).isEqualTo("app2-a\n");
    }

    @Test
    void loopItemsAreUndoneNewestFirstOnEveryHost() {
        Scene scene = Scene.in(folder, """
                name: items in order
                plays:
                  - hosts: app[0],app[1]
                    steps:
                      - name: each
                        loop: "{{ [0, 1, 2] if inventory_hostname == 'app1' else [0, 1] }}"
                        shell: |
                          [ "$(basename "$PWD")" = app1 ] || while [ ! -e ../app1/2 ]; do sleep 0.01; done
                          touch {{ item }}
                        rollback:
                          - shell: echo {{ item }} >> undone
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "undone")).isEqualTo("2\n1\n0\n");
        assertThat(scene.hosts().read("app2", "undone")).isEqualTo("1\n0\n");
    }

    @Test
    void aConditionThatCannotBeJudgedAfterTheActFailsTheStepWhichOwesItsUndo() {
        Scene scene = Scene.in(folder, """
                name: judged too late
                plays:
                  - hosts: app[0]
                    steps:
                      - name: migrate
                        shell: echo new > state; echo no json
                        failed_when: result.json.ok
                        rollback:
                          - shell: echo old > state
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "state")).isEqualTo("old\n");
    }

    @Test
    void aResultThatCannotBeRenderedFailsTheActionWhichOwesItsUndo() {
        Scene scene = Scene.in(folder, """
                name: result too late
                plays:
                  - hosts: app[0]
                    steps:
                      - name: migrate
                        migrate: {}
                        rollback:
                          - shell: echo old > state
                """);
        scene.file("actions/migrate.yml", """
                steps:
                  - shell: echo new > state; echo no json
                    register: said
                result:
                  version: "{{ said.json.version }}"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "state")).isEqualTo("old\n");
    }

    @Test
    void whatAnEarlierAttemptDidIsOwedAlthoughTheLastOneCouldNotBegin() {
        Scene scene = Scene.in(folder, """
                name: attempts add up
                plays:
                  - hosts: app
                    steps:
                      - name: half
                        when: inventory_hostname == 'app1'
                        shell: touch half cut; exit 1
                        retries: 1
                        delay: 1ms
                        rollback:
                          - shell: touch ../app2/undone
                            delegate_to: app2
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("app2").resolve("undone")).exists();
    }

    @Test
    void anAttemptThatChangedSomethingCountsThoughTheNextOneFindsItDone() {
        Scene scene = Scene.in(folder, """
                name: converged by retrying
                plays:
                  - hosts: app[0]
                    steps:
                      - name: make
                        make: {}
                        retries: 2
                        delay: 1ms
                        rollback:
                          - shell: touch undone
                      - name: break
                        shell: "false"
                """);
        scene.file("actions/make.yml", """
                steps:
                  - name: write
                    check: test -e made
                    shell: touch made
                  - name: look
                    read_only: true
                    shell: test -e looked || { touch looked; exit 1; }
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.ended()).contains("changed app1 make");
        assertThat(scene.hosts().folder("app1").resolve("undone")).exists();
    }

    @Test
    void aStepThatItsAuthorCallsUnchangedOwesNothing() {
        Scene scene = Scene.in(folder, """
                name: unchanged
                plays:
                  - hosts: app[0]
                    steps:
                      - name: look
                        shell: echo same
                        changed_when: result.stdout != 'same'
                        rollback:
                          - shell: touch undone
                      - name: change
                        shell: touch changed
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("app1").resolve("undone")).doesNotExist();
    }

    @Test
    void aProbeThatFailedLeftNothingToUndo() {
        Scene scene = Scene.in(folder, """
                name: nothing written
                plays:
                  - hosts: app[0]
                    steps:
                      - name: change
                        shell: touch changed
                      - name: write
                        replace: { path: none, line: x }
                        rollback:
                          - shell: touch undone
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("app1").resolve("undone")).doesNotExist();
    }

    @Test
    void aDelegatedStepIsUndoneWhereItRan() {
        Scene scene = Scene.in(folder, """
                name: delegated
                plays:
                  - hosts: app
                    steps:
                      - name: drain
                        delegate_to: "{{ groups.lb[0] }}"
                        shell: touch drained-{{ inventory_hostname }}
                        rollback:
                          - shell: rm drained-{{ inventory_hostname }}
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("lb1")).isEmptyDirectory();
    }

    @Test
    void aDebtIsKeptWhenAHostThatItsUndoNamesCannotBeReached() {
        Scene scene = Scene.in(folder, """
                name: elsewhere
                plays:
                  - hosts: db
                    steps:
                      - name: change
                        shell: touch changed
                        rollback:
                          - hosts: app
                            shell: touch undone
                      - name: break
                        shell: "false"
                """);
        scene.when(entry -> {
            if (entry.event().name().equals("rollback-started")) {
                scene.cut("app2");
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.records("debt-owed")).singleElement().asString().contains("db1", "app2");
    }

    @Test
    void aHostIsNotUndonePastWhatItStillOwes() {
        Scene scene = Scene.in(folder, """
                name: in order
                plays:
                  - hosts: app
                    steps:
                      - name: one
                        shell: touch one
                        rollback: [ { shell: rm one } ]
                      - name: two
                        shell: touch two
                        rollback: [ { shell: rm two } ]
                      - name: break
                        shell: "false"
                """);
        scene.when(entry -> {
            String text = entry.value().text();
            if (text.contains("rollback-started")) {
                scene.file("hosts/app2/cut", "");
            }
            if (text.contains("undo-finished") && text.contains("\"two\"")) {
                scene.remove("hosts/app2/cut");
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.hosts().folder("app1").resolve("one")).doesNotExist();
        assertThat(scene.hosts().folder("app2").resolve("one")).exists();
        assertThat(scene.records("debt-owed")).hasSize(2);
    }

    @Test
    void aHostThatIsLostDuringItsUndoDoesNotStopTheOthers() {
        Scene scene = Scene.in(folder, """
                name: lost in the undo
                plays:
                  - hosts: app
                    steps:
                      - name: one
                        shell: touch one
                        rollback: [ { shell: rm one } ]
                      - name: two
                        shell: touch two
                        rollback: [ { shell: rm two } ]
                      - name: break
                        shell: "false"
                """);
        scene.hosts().loseDuring("app2", "rm two");
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.hosts().folder("app3").resolve("one")).doesNotExist();
        assertThat(scene.records("debt-owed")).allMatch(line -> line.contains("app2"));
    }

    @Test
    void blocksRescueInsideAnUndoAsWell() {
        Scene scene = Scene.in(folder, """
                name: rescued undo
                plays:
                  - hosts: app[0]
                    steps:
                      - name: change
                        shell: touch changed
                        rollback:
                          - block:
                              - shell: exit 7
                            rescue:
                              - shell: rm changed
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("app1").resolve("changed")).doesNotExist();
    }

    @Test
    void whatAnUndoStepRegistersOnceIsKnownToAll() {
        Scene scene = Scene.in(folder, """
                name: once in the undo
                plays:
                  - hosts: app
                    steps:
                      - name: change
                        shell: touch changed
                        rollback:
                          - run_once: true
                            shell: basename "$PWD"
                            register: who
                          - shell: echo {{ who.stdout }} > undone
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app3", "undone")).isEqualTo("app1\n");
    }

    @Test
    void stepsOfAnActionAreUndoneOnAllHostsTogetherNewestFirst() {
        Scene scene = Scene.in(folder, """
                name: inner steps
                plays:
                  - hosts: app
                    steps:
                      - name: switch
                        switch: {}
                      - name: break
                        shell: "false"
                """);
        scene.file("actions/switch.yml", """
                steps:
                  - name: first
                    shell: touch first
                    rollback: [ { shell: echo first >> undone } ]
                  - name: second
                    shell: touch second
                    rollback: [ { shell: echo second >> undone } ]
                """);
        scene.when(entry -> {
            if (entry.event().name().equals("rollback-started")) {
                scene.cut("app2");
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.ROLLBACK_INCOMPLETE);
        assertThat(scene.hosts().read("app1", "undone")).isEqualTo("second\nfirst\n");
        assertThat(scene.hosts().read("app3", "undone")).isEqualTo("second\nfirst\n");
        assertThat(scene.records("undo-started")).hasSize(2);
    }

    @Test
    void aCallIsUndoneWithTheArgumentsOfEachHost() {
        Scene scene = Scene.in(folder, """
                name: own arguments
                plays:
                  - hosts: app
                    steps:
                      - name: mark
                        mark: { word: "{{ inventory_hostname }}" }
                      - name: break
                        shell: "false"
                """);
        scene.file("actions/mark.yml", """
                params:
                  word: { required: true }
                steps:
                  - shell: echo {{ word }} > mark
                    rollback: [ { shell: "echo {{ word }} > undone" } ]
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("app1", "undone")).isEqualTo("app1\n");
        assertThat(scene.hosts().read("app2", "undone")).isEqualTo("app2\n");
    }
}
