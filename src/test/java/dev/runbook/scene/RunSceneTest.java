package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of runs that end well. */
class RunSceneTest {

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory);
    }

    @Test
    void aRunShowsEveryStepOnEveryHost() {
        scene.hosts("a", "b").steps("""
                        - name: Say hello
                          shell: echo hello from {{ inventory_hostname }}
                          changed_when: false
                          register: said
                        - name: Show it
                          debug: { msg: "{{ said.stdout }}" }
                        - name: Make a file
                          shell: touch {{ dir }}/made
                          when: inventory_hostname == 'a'
                        """).type("book.yml -f 1").exits(0).shows("""
                        Book  run RUN

                        play Play — a, b
                        ok       a  Say hello  0s
                        ok       b  Say hello  0s
                        ok       a  Show it  0s
                                 hello from a
                        ok       b  Show it  0s
                                 hello from b
                        changed  a  Make a file  0s
                        skipped  b  Make a file

                        a  2 ok, 1 changed
                        b  2 ok, 1 skipped
                        done in 0s
                        """);
        assertThat(scene.exists("a/made")).isTrue();
        assertThat(scene.exists("b/made")).isFalse();
    }

    @Test
    void aFileOfVariablesIsReadAsYamlAndNeverAsMoreOfTheCommandLine() {
        scene.hosts("a")
                .file("vars.yml", "# A comment.\ngreeting: 'good $day'\n")
                .steps("- debug: { msg: \"{{ greeting }}\" }\n")
                .type("book.yml -e @vars.yml -q")
                .exits(0);
        assertThat(scene.screen()).doesNotContain("too much");
    }
}
