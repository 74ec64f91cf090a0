package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that stop and are taken up. */
class ResumeSceneTest {

    private static final String THREE_STEPS = """
            - name: First
              shell: echo first >> {{ dir }}/log; echo remembered
              register: first
              rollback:
                - name: Undo first
                  shell: echo undo {{ first.stdout }} >> {{ dir }}/log
            - name: Second
              shell: test -e {{ dir }}/mended
            - name: Third
              shell: echo third {{ first.stdout }} >> {{ dir }}/log
            """;

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory).hosts("a");
    }

    @Test
    void whatIsDoneIsNotDoneAgain() {
        scene.steps(THREE_STEPS).type("book.yml --on-failure stop").exits(1);
        scene.file("a/mended", "").type("resume").exits(0).shows("""
                        Book  run RUN, resume
                        gate     the step failed: retry by USER
                        changed  a  Second  0s
                        changed  a  Third  0s

                        a  3 changed
                        done in 0s
                        """);
        assertThat(scene.read("a/log")).isEqualTo("first\nthird remembered\n");
    }

    @Test
    void aStoppedRunIsUndoneHoursLater() {
        scene.steps(THREE_STEPS).type("book.yml --on-failure stop").exits(1);
        scene.type("rollback").exits(2);
        assertThat(scene.read("a/log")).isEqualTo("first\nundo remembered\n");
        scene.type("resume").exits(4).complains("""
                        no run in `DIR/.local/state/runbook` can be taken up: all have come to their ends
                        1 mistake, nothing was contacted
                        """);
    }

    @Test
    void anUndoThatFailedIsTriedAgain() {
        scene.steps("""
                        - name: First
                          shell: echo first >> {{ dir }}/log
                          rollback: [ { shell: "test -e {{ dir }}/mended && echo undone >> {{ dir }}/log" } ]
                        - name: Second
                          shell: 'false'
                        """).type("book.yml").exits(5);
        scene.type("rollback").exits(5);
        scene.file("a/mended", "").type("rollback").exits(2);
        assertThat(scene.read("a/log")).isEqualTo("first\nundone\n");
    }

    @Test
    void theStepThatFailedIsSkipped() {
        scene.steps(THREE_STEPS).type("book.yml --on-failure stop").exits(1);
        scene.type("resume --skip second").exits(0);
        assertThat(scene.read("a/log")).isEqualTo("first\nthird remembered\n");
    }

    @Test
    void onlyAStepThatSomebodyIsAskedAboutIsSkipped() {
        scene.steps("""
                        - name: Check all
                          block:
                            - name: Verify
                              shell: test -e {{ dir }}/mended
                            - name: Log
                              shell: echo on >> {{ dir }}/log
                              rollback: [ { name: Unlog, shell: "echo off >> {{ dir }}/log" } ]
                        """).type("book.yml --on-failure stop").exits(1);
        scene.type("resume --skip check-all --retry unlog").exits(4).complains("""
                        there is no step `unlog` in this run
                        nothing can be decided about `check-all` beforehand: it is a block, undoes something, is part of an action, or is rescued; name the step of the runbook that failed
                        2 mistakes, nothing was contacted
                        """);
        scene.type("resume --skip verify").exits(0);
        assertThat(scene.read("a/log")).isEqualTo("on\n");
    }

    @Test
    void whatIsBeingUndoneIsNotSkipped() {
        scene.steps("""
                        - name: First
                          shell: echo first >> {{ dir }}/log
                          rollback: [ { shell: "test -e {{ dir }}/mended" } ]
                        - name: Second
                          shell: 'false'
                        """).type("book.yml").exits(5);
        scene.type("resume --skip second").exits(4).complains("""
                        the rollback of run `RUN` has begun, so no step of it is retried or skipped; go on with `rollback RUN`
                        1 mistake, nothing was contacted
                        """);
    }

    @Test
    void theInputsAreThoseOfTheBeginning() {
        scene.file("actions/say.yml", "steps: [ { shell: \"echo old >> {{ dir }}/log\" } ]\n")
                .steps("""
                        - name: Wait for it
                          shell: test -e {{ dir }}/mended
                        - say: {}
                        """)
                .type("book.yml --on-failure stop")
                .exits(1);
        scene.file("actions/say.yml", "steps: [ { shell: \"echo new >> {{ dir }}/log\" } ]\n")
                .file("hosts.ini", "")
                .steps("- shell: echo other >> {{ dir }}/log\n")
                .file("a/mended", "")
                .type("resume")
                .exits(0);
        assertThat(scene.read("a/log")).isEqualTo("old\n");
    }

    @Test
    void anEditedRunbookIsTakenIfWhatHasBegunIsUnchanged() {
        scene.steps(THREE_STEPS).type("book.yml --on-failure stop").exits(1);
        scene.file("a/mended", "")
                .steps(THREE_STEPS.replace("echo third", "echo edited"))
                .type("resume --edited")
                .exits(0);
        assertThat(scene.read("a/log")).isEqualTo("first\nedited remembered\n");
    }

    @Test
    void anEditOfWhatHasBegunIsRefusedAndNamed() {
        scene.steps(THREE_STEPS).type("book.yml --on-failure stop").exits(1);
        scene.steps(THREE_STEPS.replace("echo first", "echo edited"))
                .type("resume --edited")
                .exits(4)
                .complains("""
                        book.yml:6:9: step `First` has begun and is not what it was, or not where it was; put it back, or undo the run
                          6 |       - name: First
                            |         ^^^^
                        1 mistake, nothing was contacted
                        """);
        assertThat(scene.read("a/log")).isEqualTo("first\n");
    }

    @Test
    void aSecretIsAskedForAgain() {
        scene.file("secret.yml", "password: correct-horse\n")
                .ownersOnly("secret.yml")
                .steps("- shell: test -e {{ dir }}/mended && echo {{ password }} >> {{ dir }}/log\n")
                .type("book.yml -e @secret.yml --on-failure stop")
                .exits(1);
        scene.file("a/mended", "").type("resume").exits(4).complains("""
                        `password` is a secret and was not kept; pass it again with `-e @FILE`
                        1 mistake, nothing was contacted
                        """);
        scene.type("resume -e @secret.yml").exits(0);
        assertThat(scene.read("a/log")).isEqualTo("correct-horse\n");
        assertThat(scene.kept()).doesNotContain("correct-horse");
    }

    private static final String WITH_A_SECRET = """
            - name: Read
              shell: cat {{ dir }}/env
              read_only: true
              register: env
            - name: Write
              loop: [ A, B, C ]
              shell: "{ test {{ item }} != B || test -e {{ dir }}/mended; } && echo {{ item }}={{ password | b64encode }}"
              rollback: [ { copy: { dest: "{{ dir }}/env", content: "{{ env.stdout }}\\n" } } ]
              register: written
            - name: Use
              shell: echo {{ written.results | map(attribute='stdout') | join(',') }} >> {{ dir }}/log
            """;

    private void aRunThatHasRegisteredASecret() {
        scene.file("secret.yml", "password: correct-horse\n")
                .ownersOnly("secret.yml")
                .file("a/env", "URL=pg://me:correct-horse@db\n")
                .steps(WITH_A_SECRET)
                .type("book.yml -e @secret.yml --on-failure stop")
                .exits(1);
        assertThat(scene.journal()).noneMatch(line -> line.contains("correct-horse") || line.contains("Y29ycmVjd"));
        scene.file("a/env", "URL=pg://me:correct-horse@db2\n");
    }

    @Test
    void whatWasRegisteredWithASecretIsWholeAgain() {
        aRunThatHasRegisteredASecret();
        scene.file("a/mended", "").type("resume -e @secret.yml").exits(0);
        String coded = "=Y29ycmVjdC1ob3JzZQ==";
        assertThat(scene.read("a/log")).isEqualTo("A" + coded + ",B" + coded + ",C" + coded + "\n");
    }

    @Test
    void whatWasRegisteredWithASecretIsPutBack() {
        aRunThatHasRegisteredASecret();
        scene.type("rollback -e @secret.yml").exits(2);
        assertThat(scene.read("a/env")).isEqualTo("URL=pg://me:correct-horse@db\n");
    }

    @Test
    void aSecretMayBeAWordThatAShippedActionUses() {
        scene.file("secret.yml", "password: docker\n")
                .ownersOnly("secret.yml")
                .steps("""
                        - shell: test -e {{ dir }}/mended && echo {{ password }} >> {{ dir }}/log
                        - container: {}
                          when: word is defined
                        """)
                .type("book.yml -e @secret.yml -e app_service=app -e app_dir=/ --on-failure stop")
                .exits(1);
        scene.file("a/mended", "").type("resume -e @secret.yml").exits(0);
        assertThat(scene.read("a/log")).isEqualTo("docker\n");
    }

    @Test
    void whatWasGivenCannotBeGivenAnew() {
        scene.steps("- shell: test {{ word }} = good\n")
                .type("book.yml -e word=bad --on-failure stop")
                .exits(1);
        scene.type("resume -e word=good").exits(4).complains("""
                        `word` is what it was when the run began and cannot be given anew; begin another run to change it
                        1 mistake, nothing was contacted
                        """);
    }

    @Test
    void aGateIsPassedByAnotherPersonLater() {
        scene.steps("""
                        - name: First
                          shell: echo first >> {{ dir }}/log
                        - name: Look at it
                          confirm: is it well?
                        - name: Third
                          shell: echo third >> {{ dir }}/log
                        """).type("book.yml").exits(1).shows("""
                        Book  run RUN

                        play Play — a
                        changed  a  First  0s
                        waiting  a  Look at it  0s
                                 a person has to approve, and nobody is at a terminal
                                 it was to ask: is it well?

                        a  1 changed, 1 waiting
                        failed and stopped in 0s
                        it waits for an approval; go on with `resume RUN --approve look-at-it`, or undo it with `rollback RUN`
                        the journal is DIR/.local/state/runbook/RUN/journal.jsonl
                        """);
        scene.type("resume --approve look-at-it").exits(0);
        assertThat(scene.read("a/log")).isEqualTo("first\nthird\n");
        assertThat(scene.kept()).contains("\"answer\":\"approved\",\"by\":\"");
    }

    @Test
    void aGateThatWaitsIsPassedFromElsewhere() throws Exception {
        scene.steps("""
                - name: Look at it
                  confirm: { prompt: is it well?, timeout: 1m }
                - name: Then
                  shell: echo then >> {{ dir }}/log
                """);
        CompletableFuture<Void> run =
                CompletableFuture.runAsync(() -> scene.again().type("book.yml").exits(0));
        Scene elsewhere = scene.again();
        while (!elsewhere.approves("look-at-it")) {
            Thread.sleep(50);
        }
        run.get(1, TimeUnit.MINUTES);
        assertThat(scene.read("a/log")).isEqualTo("then\n");
        assertThat(scene.kept()).contains("\"answer\":\"approved\"");
    }

    @Test
    void aRunThatHasEndedIsNotTakenUp() {
        scene.steps("- shell: 'true'\n").type("book.yml").exits(0);
        scene.type("resume 2").exits(4).complains("""
                        run `RUN` ended: done; there is nothing left of it to do
                        1 mistake, nothing was contacted
                        """);
        scene.type("resume nothing-like-it").exits(4).complains("""
                        there is no run `nothing-like-it` in `DIR/.local/state/runbook`; see `runs`
                        1 mistake, nothing was contacted
                        """);
    }
}
