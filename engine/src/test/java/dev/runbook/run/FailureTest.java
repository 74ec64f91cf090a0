package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Ending;
import dev.runbook.procedure.OnFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run when a step fails, the operator interrupts it, or answers. */
class FailureTest {

    @TempDir
    Path folder;

    /** A person who gives these answers, and remembers the questions. */
    private static final class Person implements Operator {
        private final Deque<Reaction> reactions;
        private final List<String> asked = new ArrayList<>();
        private final List<OnFailure> offered = new ArrayList<>();

        Person(Reaction... reactions) {
            this.reactions = new ArrayDeque<>(List.of(reactions));
        }

        @Override
        public boolean present() {
            return true;
        }

        @Override
        public synchronized Optional<Approval> approve(String step, String question, Optional<Duration> timeout) {
            asked.add(question);
            return Optional.of(new Approval(true, "eve"));
        }

        @Override
        public Reaction react(FailureReport failure, OnFailure planned) {
            asked.add(failure.step());
            offered.add(planned);
            return reactions.pop();
        }
    }

    @Test
    void aRunThatGoesOnLeavesTheFailedHostsBehind() {
        Scene scene = Scene.in(folder, """
                name: go on
                plays:
                  - hosts: app
                    on_failure: continue
                    steps:
                      - name: one
                        shell: test "$(basename "$PWD")" != app2
                      - name: two
                        shell: touch two
                      - name: three
                        hosts: app
                        shell: touch three
                  - hosts: app
                    steps:
                      - name: four
                        hosts: app:lb
                        shell: touch four
                """);
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        assertThat(scene.hosts().folder("app1").resolve("four")).exists();
        assertThat(scene.hosts().folder("lb1").resolve("four")).exists();
        assertThat(scene.hosts().folder("app2")).isEmptyDirectory();
    }

    @Test
    void aStepThatRanOnceAndIsTriedAgainTellsAllHosts() {
        Scene scene = Scene.in(folder, """
                name: try again
                plays:
                  - hosts: app
                    steps:
                      - name: ask
                        run_once: true
                        shell: test -e asked && echo yes || { touch asked; exit 1; }
                        register: answer
                      - name: tell
                        shell: echo {{ answer.stdout }} > told
                """);
        assertThat(scene.operator(new Person(Operator.Reaction.RETRY)).run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app3", "told")).isEqualTo("yes\n");
    }

    @Test
    void onlyTheHostsThatFailedTryAgainInTheirOrder() {
        Scene scene = Scene.in(folder, """
                name: try again
                plays:
                  - hosts: app
                    steps:
                      - name: flaky
                        throttle: 1
                        shell: |
                          echo x >> tries
                          [ "$(basename "$PWD")" = app1 ] || [ "$(wc -l < tries)" -gt 1 ]
                """);
        assertThat(scene.operator(new Person(Operator.Reaction.RETRY)).run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "tries")).isEqualTo("x\n");
        assertThat(scene.ended())
                .containsExactly(
                        "changed app1 flaky",
                        "failed app2 flaky",
                        "failed app3 flaky",
                        "changed app2 flaky",
                        "changed app3 flaky");
    }

    @Test
    void aFailureInABlockIsAskedAboutOnce() {
        Scene scene = Scene.in(folder, """
                name: asked once
                plays:
                  - hosts: app
                    steps:
                      - name: outer
                        block:
                          - name: inner
                            shell: test "$(basename "$PWD")" != app2
                      - name: after
                        shell: touch after
                """);
        Person person = new Person(Operator.Reaction.CONTINUE, Operator.Reaction.CONTINUE);
        assertThat(scene.operator(person).run()).isEqualTo(Ending.STOPPED);
        assertThat(person.asked).containsExactly("inner");
        assertThat(scene.hosts().folder("app3").resolve("after")).exists();
    }

    @Test
    void aConditionThatCannotBeJudgedFailsItsStepAndTheRunRollsBack() {
        for (String step : List.of(
                "block: [ { shell: 'true' } ], when: said.json.ok",
                "shell: 'true', when: said.json.ok",
                "shell: 'true', run_once: true, when: said.json.ok",
                "shell: 'true', throttle: '{{ said.json.ok }}'",
                "shell: 'true', retries: '{{ said.json.ok }}'",
                "shell: 'true', timeout: '{{ said.json.ok }}'",
                "shell: 'true', delegate_to: '{{ said.json.ok }}'",
                "shell: 'true', loop: '{{ said.json.ok }}'")) {
            Scene scene = Scene.in(folder.resolve("case" + step.hashCode()), """
                    name: not to be judged
                    plays:
                      - hosts: app
                        steps:
                          - name: change
                            shell: touch changed
                            register: said
                            rollback: [ { shell: rm changed } ]
                          - { STEP }
                    """.replace("STEP", step));
            assertThat(scene.run()).as(step).isEqualTo(Ending.ROLLED_BACK);
            assertThat(scene.firstReason()).as(step).contains("book.yml:9:");
        }
    }

    @Test
    void aPlayWhoseConditionCannotBeJudgedRollsTheRunBack() {
        Scene scene = Scene.in(folder, """
                name: not to be judged
                plays:
                  - hosts: app
                    steps:
                      - name: change
                        shell: touch changed
                        register: said
                        rollback: [ { shell: rm changed } ]
                  - name: next
                    hosts: app
                    when: said.json.ok
                    steps:
                      - shell: touch next
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("app1")).isEmptyDirectory();
    }

    @Test
    void aHostMayFailInABlockOnlyIfItMayFailAtAll() {
        Scene scene = Scene.in(folder, """
                name: counted together
                plays:
                  - hosts: app
                    max_failures: 1
                    steps:
                      - name: one
                        shell: test "$(basename "$PWD")" != app1
                      - name: more
                        block:
                          - name: two
                            shell: test "$(basename "$PWD")" != app2
                          - name: three
                            shell: touch three
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().folder("app3").resolve("three")).doesNotExist();
    }

    @Test
    void anInterruptedBlockIsTidiedUpAndHandlersRun() {
        Scene scene = Scene.in(folder, """
                name: interrupted
                plays:
                  - hosts: app[0]
                    on_failure: stop
                    steps:
                      - name: configure
                        shell: "true"
                        notify: reload
                      - name: careful
                        block:
                          - name: one
                            shell: touch one
                          - name: two
                            shell: touch two
                        always:
                          - name: tidy
                            shell: touch tidy
                    handlers:
                      - name: reload
                        shell: touch reloaded
                """);
        scene.when(entry -> {
            if (entry.value().text().contains("touch one")) {
                scene.interruption().request();
            }
        });
        assertThat(scene.run()).isEqualTo(Ending.INTERRUPTED);
        assertThat(scene.hosts().folder("app1").resolve("two")).doesNotExist();
        assertThat(scene.hosts().folder("app1").resolve("tidy")).exists();
        assertThat(scene.hosts().folder("app1").resolve("reloaded")).exists();
    }

    @Test
    void anInterruptionBeforeAnythingChangedHasNothingToRollBack() {
        Scene scene = Scene.in(folder, """
                name: at once
                plays:
                  - hosts: app
                    steps:
                      - shell: touch changed
                """);
        scene.interruption().request();
        assertThat(scene.run()).isEqualTo(Ending.INTERRUPTED);
        assertThat(scene.records("rollback-started")).isEmpty();
    }

    @Test
    void anIgnoredFailureInALoopIsStillAFailureInItsResult() {
        Scene scene = Scene.in(folder, """
                name: ignored
                plays:
                  - hosts: app[0]
                    steps:
                      - name: try
                        loop: [ "false", "true" ]
                        shell: "{{ item | raw }}"
                        ignore_errors: true
                        register: tried
                      - name: tell
                        when: tried.failed and tried.results | length == 2
                        shell: touch told
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().folder("app1").resolve("told")).exists();
    }

    @Test
    void aMissingNameIsNoErrorToIgnore() {
        Scene scene = Scene.in(folder, """
                name: not ignored
                plays:
                  - hosts: app[0]
                    steps:
                      - name: look
                        shell: "true"
                        register: seen
                      - name: use
                        shell: echo {{ seen.json.id }}
                        ignore_errors: true
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
    }

    @Test
    void aGateIsAskedOnceForAllHosts() {
        Scene scene = Scene.in(folder, """
                name: gate
                plays:
                  - hosts: app
                    steps:
                      - name: sure
                        confirm: go on?
                      - name: inside
                        ask: {}
                """);
        scene.file("actions/ask.yml", """
                steps:
                  - confirm: and now?
                """);
        Person person = new Person();
        assertThat(scene.operator(person).run()).isEqualTo(Ending.DONE);
        assertThat(person.asked).containsExactly("go on?", "and now?");
        assertThat(scene.records("gate")).hasSize(2);
    }

    @Test
    void aRefusedGateIsNotAskedAgainByRetries() {
        Scene scene = Scene.in(folder, """
                name: refused
                plays:
                  - hosts: app[0]
                    steps:
                      - name: sure
                        confirm: { prompt: go on?, timeout: 1ms }
                        retries: 2
                        delay: 1ms
                """);
        assertThat(scene.run()).isEqualTo(Ending.REFUSED);
        assertThat(scene.records("gate")).hasSize(1);
    }

    @Test
    void aGateThatNobodyCanAnswerParksTheRun() {
        Scene scene = Scene.in(folder, """
                name: parked
                plays:
                  - hosts: app[0]
                    steps:
                      - name: before
                        shell: touch before
                        rollback: [ { shell: rm before } ]
                      - name: sure
                        confirm: go on?
                      - name: after
                        shell: touch after
                """);
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        assertThat(scene.ended()).containsExactly("changed app1 before", "waiting app1 sure");
        assertThat(scene.hosts().folder("app1").resolve("before")).exists();
        assertThat(scene.firstReason()).isEqualTo("a person has to approve, and nobody is at a terminal");
    }

    @Test
    void afterTheCommitNoRollbackIsOffered() {
        Scene scene = Scene.in(folder, """
                name: committed
                plays:
                  - hosts: app[0]
                    steps:
                      - commit: done
                      - name: break
                        shell: "false"
                """);
        Person person = new Person(Operator.Reaction.ROLLBACK);
        assertThat(scene.operator(person).run()).isEqualTo(Ending.STOPPED);
        assertThat(person.offered).containsExactly(OnFailure.STOP);
    }

    @Test
    void whatTheCommandLineSaysAboutFailuresBeatsThePlay() {
        Scene scene = Scene.in(folder, """
                name: stop
                plays:
                  - hosts: app[0]
                    on_failure: rollback
                    steps:
                      - name: change
                        shell: touch changed
                        rollback: [ { shell: rm changed } ]
                      - name: break
                        shell: "false"
                """);
        assertThat(scene.onFailure(OnFailure.STOP).run()).isEqualTo(Ending.STOPPED);
        assertThat(scene.hosts().folder("app1").resolve("changed")).exists();
    }

    @Test
    void aHostThatIsLostInTheMiddleOfAnActIsInDoubtAndOwes() {
        Scene scene = Scene.in(folder, """
                name: lost
                plays:
                  - hosts: app[0]
                    steps:
                      - name: change
                        shell: touch changed
                        retries: 3
                        delay: 1ms
                        rollback: [ { shell: rm changed } ]
                """);
        scene.hosts().loseDuring("app1", "touch changed");
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.ended()).contains("in doubt app1 change");
        assertThat(scene.hosts().folder("app1").resolve("changed")).doesNotExist();
    }

    @Test
    void aCheckDecidesAStepThatIsInDoubt() {
        Scene scene = Scene.in(folder, """
                name: decided
                plays:
                  - hosts: app[0]
                    steps:
                      - name: change
                        check: test -e changed
                        shell: touch changed
                """);
        scene.hosts().loseDuring("app1", "touch changed");
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.ended()).containsExactly("changed app1 change");
    }

    @Test
    void aHostLostWhileItIsOnlyLookedAtOwesNothing() {
        Scene scene = Scene.in(folder, """
                name: probe lost
                plays:
                  - hosts: app[0]
                    steps:
                      - name: write
                        copy: { content: x, dest: written }
                        rollback: [ { shell: touch undone } ]
                """);
        scene.hosts().loseDuring("app1", "written");
        assertThat(scene.run()).isEqualTo(Ending.UNREACHABLE);
        assertThat(scene.ended()).containsExactly("unreachable app1 write");
    }
}
