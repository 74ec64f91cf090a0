package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees when something fails, and how the program ends then. */
class FailureSceneTest {

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory);
    }

    @Test
    void aCommandThatHangsIsKilledWhenTheTimeIsOver() {
        scene.hosts("a")
                .steps("- name: Hang\n  shell: sleep 600\n")
                .type("book.yml --timeout 300ms --on-failure stop")
                .exits(1);
        assertThat(scene.screen()).contains("failed   a  Hang").contains("did not end in time and was killed");
    }

    @Test
    void whatIsMeantToStayIsNotNamedAfterARollback() {
        scene.hosts("a").steps("""
                        - name: Back up
                          shell: touch {{ dir }}/backup
                          rollback: []
                        - name: Change
                          shell: touch {{ dir }}/changed
                        - name: Fail
                          guard: false
                          shell: 'true'
                        """).type("book.yml").exits(2);
        assertThat(scene.screen())
                .contains("`Change` has no `rollback` and may have changed a")
                .doesNotContain("`Back up` has no `rollback`");
    }

    @Test
    void aTimeoutThatIsNoDurationIsRefused() {
        scene.hosts("a")
                .steps("- shell: 'true'\n")
                .type("book.yml --timeout soon")
                .exits(4)
                .complains("""
                        `--timeout` is `soon`, wanted a duration such as 5m or 1h30m
                        try `runbook run --help`
                        """);
    }

    @Test
    void oneHostFailsAndThreeHostsRollBack() {
        scene.hosts("a", "b", "c").steps("""
                        - name: Make a file
                          shell: touch {{ dir }}/made
                          rollback:
                            - name: Remove it
                              shell: rm {{ dir }}/made
                        - name: Look at it
                          shell: "ls {{ dir }}; test {{ inventory_hostname }} != b || { echo no >&2; exit 7; }"
                          changed_when: false
                        """).type("book.yml -f 1").exits(2).shows("""
        Book  run RUN

        play Play — a, b, c
        changed  a  Make a file  0s
        changed  b  Make a file  0s
        changed  c  Make a file  0s
        ok       a  Look at it  0s
        failed   b  Look at it  0s
                 exit code 7
                 it was to run `ls DIR/b; test b != b || { echo no >&2; exit 7; }`
                 stdout:
                   made
                 stderr:
                   no
        ok       c  Look at it  0s

        rollback — Look at it on b failed; 3 undos owed
        undo Make a file — a, b, c
        changed  a  Remove it  0s
        changed  b  Remove it  0s
        changed  c  Remove it  0s

        a  1 ok, 1 changed, 1 undone
        b  1 changed, 1 failed, 1 undone
        c  1 ok, 1 changed, 1 undone
        failed and rolled back completely in 0s
        `Look at it` has no `rollback` and may have changed b
        mend the cause, then run it again
        the journal is DIR/.local/state/runbook/RUN/journal.jsonl
        """);
        assertThat(scene.exists("a/made")).isFalse();
        assertThat(scene.exists("c/made")).isFalse();
    }

    @Test
    void anUndoThatFailsLeavesTheDebt() {
        scene.hosts("a", "b").steps("""
                        - name: First
                          shell: touch {{ dir }}/first
                          rollback:
                            - name: Undo first
                              shell: rm {{ dir }}/first
                        - name: Second
                          shell: touch {{ dir }}/second
                          rollback:
                            - name: Undo second
                              shell: echo stuck; test {{ inventory_hostname }} != b
                        - name: Third
                          command: "false"
                        """).type("book.yml -f 1").exits(5).shows("""
                        Book  run RUN

                        play Play — a, b
                        changed  a  First  0s
                        changed  b  First  0s
                        changed  a  Second  0s
                        changed  b  Second  0s
                        failed   a  Third  0s
                                 exit code 1
                                 it was to run `false`
                        failed   b  Third  0s
                                 exit code 1
                                 it was to run `false`

                        rollback — Third on a failed; 4 undos owed
                        undo Second — a, b
                        changed  a  Undo second  0s
                        failed   b  Undo second  0s
                                 exit code 1
                                 it was to run `echo stuck; test b != b`
                                 stdout:
                                   stuck

                        a  2 changed, 1 failed
                        b  2 changed, 1 failed
                        rollback incomplete in 0s
                        owed a  the undo of `Second`: Undo second on b: exit code 1
                        owed b  the undo of `Second`: Undo second on b: exit code 1
                        owed b  the undo of `First`: the unwinding stopped before it
                        owed a  the undo of `First`: the unwinding stopped before it
                        the hosts stay as they are; bring back what failed, then pay what is owed with `rollback RUN`
                        the journal is DIR/.local/state/runbook/RUN/journal.jsonl
                        """);
    }

    @Test
    void stopLeavesThingsAndSaysWhereToGoOn() {
        scene.hosts("a").steps("""
                        - name: First
                          shell: touch {{ dir }}/first
                          rollback: [ { shell: "rm {{ dir }}/first" } ]
                        - name: Second step
                          command: "false"
                        """).type("book.yml --on-failure stop").exits(1).shows("""
                        Book  run RUN

                        play Play — a
                        changed  a  First  0s
                        failed   a  Second step  0s
                                 exit code 1
                                 it was to run `false`

                        a  1 changed, 1 failed
                        failed and stopped in 0s
                        the hosts stay as the failure left them; nothing was undone
                        mend the cause, then go on with `resume RUN`, or undo it with `rollback RUN`
                        the journal is DIR/.local/state/runbook/RUN/journal.jsonl
                        """);
        assertThat(scene.exists("a/first")).isTrue();
    }

    @Test
    void aGuardRefusesBeforeAnythingHasChanged() {
        scene.hosts("a").file("book.yml", """
                name: Book
                guards:
                  - name: enough nodes
                    that: groups.all | length >= 3
                    msg: three nodes are needed
                  - name: room on the disk
                    hosts: all
                    shell: echo 5
                    that: result.stdout | int > 10
                    msg: "only {{ result.stdout }} left"
                plays:
                  - name: Play
                    hosts: all
                    steps:
                      - shell: touch {{ dir }}/made
                """).type("book.yml").exits(3).shows("""
                        Book  run RUN
                        refused  enough nodes: three nodes are needed
                        refused  a  room on the disk: only 5 left

                        refused before anything changed in 0s
                        nothing has changed; mend what was refused, then run it again
                        """);
        assertThat(scene.exists("a/made")).isFalse();
    }

    @Test
    void aHostThatDoesNotAnswerEndsTheRunBeforeItBegins() {
        scene.file(
                        "hosts.ini",
                        "a ansible_connection=local\nb ansible_host=127.0.0.1 ansible_port=1 ansible_user=ops\n")
                .steps("- shell: touch DIR/made")
                .type("book.yml -i hosts.ini")
                .exits(7)
                .shows("""
                        Book  run RUN
                        unreachable b  `b` (ops@127.0.0.1:1) cannot be reached: connection refused: check that sshd is running there, and `ansible_port`

                        hosts unreachable before anything changed in 0s
                        nothing has changed; try `exec b -- true` until they answer, then run it again
                        """);
        assertThat(scene.exists("made")).isFalse();
    }

    @Test
    void nothingIsShownOfAStepThatHidesItsOutput() {
        scene.hosts("a").steps("""
                        - name: Hush
                          shell: echo very-confidential; exit 1
                          no_log: true
                        """).type("book.yml -v").exits(2).shows("""
                        Book  run RUN

                        play Play — a
                        failed   a  Hush  0s
                                 exit code 1
                                 its output is hidden by `no_log`

                        rollback — Hush on a failed; nothing owed

                        a  1 failed
                        failed and rolled back completely in 0s
                        `Hush` has no `rollback` and may have changed a
                        mend the cause, then run it again
                        the journal is DIR/.local/state/runbook/RUN/journal.jsonl
                        """);
        assertThat(scene.journal()).noneMatch(line -> line.contains("confidential"));
    }

    @Test
    void onlyTheLastLinesOfALongOutputAreShown() {
        scene.hosts("a").steps("""
                        - name: Count
                          shell: i=0; while [ $i -lt 25 ]; do i=$((i+1)); echo line $i; done; exit 1
                          read_only: true
                        """).type("book.yml").exits(3).shows("""
                        Book  run RUN

                        play Play — a
                        failed   a  Count  0s
                                 exit code 1
                                 it was to run `i=0; while [ $i -lt 25 ]; do i=$((i+1)); echo line $i; done; exit 1`
                                 stdout, the last 10 of 25 lines:
                                   line 16
                                   line 17
                                   line 18
                                   line 19
                                   line 20
                                   line 21
                                   line 22
                                   line 23
                                   line 24
                                   line 25

                        a  1 failed
                        refused before anything changed in 0s
                        nothing has changed; mend what was refused, then run it again
                        """);
    }

    @Test
    void hostsCannotPaintTheTerminal() {
        scene.hosts("a").steps("""
                        - name: Paint
                          shell: printf '\\033[2J\\033[31mred\\a\\n10%%\\r20%%\\n'; exit 1
                          read_only: true
                        """).type("book.yml").exits(3).shows("""
                        Book  run RUN

                        play Play — a
                        failed   a  Paint  0s
                                 exit code 1
                                 it was to run `printf '\\033[2J\\033[31mred\\a\\n10%%\\r20%%\\n'; exit 1`
                                 stdout:
                                   ␛[2J␛[31mred␇
                                   10%
                                   20%

                        a  1 failed
                        refused before anything changed in 0s
                        nothing has changed; mend what was refused, then run it again
                        """);
    }

    @Test
    void failuresThatAreIgnoredAreSaidToBe() {
        scene.hosts("a").steps("""
                        - name: Try
                          command: "false"
                          ignore_errors: true
                        - name: Go on
                          command: "true"
                        """).type("book.yml").exits(0).shows("""
                        Book  run RUN

                        play Play — a
                        ignored  a  Try  0s
                                 exit code 1
                                 it was to run `false`
                        changed  a  Go on  0s

                        a  1 changed, 1 ignored
                        done in 0s
                        """);
    }
}
