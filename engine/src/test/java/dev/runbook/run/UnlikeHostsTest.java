package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake that one host of many makes is found before the run, however deep the name lies that tells them apart. */
class UnlikeHostsTest {

    @TempDir
    Path folder;

    private Scene scene(String steps) {
        return Scene.in(
                        folder,
                        "name: b\nvars:\n  way: \"/opt/{{ place }}\"\nplays:\n  - hosts: app\n    steps:\n" + steps)
                .inventory("""
                [app]
                app1
                app2 place=two mode=x
                app3
                app4 place=four port=none

                [app:vars]
                place=one
                mode=0640
                port=80
                """);
    }

    @Test
    void inAnArgument() {
        assertThat(scene("      - file: { path: /tmp/a, state: touch, mode: \"{{ mode }}\" }\n")
                        .problems())
                .contains("`x`");
    }

    @Test
    void behindAnotherName() {
        assertThat(scene("""
                      - when: way == '/opt/four'
                        wait_for: { port: "{{ port }}" }
                """).problems()).contains("`none`");
    }

    @Test
    void inALoopsItems() {
        assertThat(scene("""
                      - loop: ["0600", "{{ mode }}"]
                        file: { path: /tmp/a, state: touch, mode: "{{ item }}" }
                """).problems()).contains("`x`");
    }

    @Test
    void insideAnActionThatIsCalledAlike() {
        scene("      - inner: {}\n").file("actions/inner.yml", """
                steps:
                  - wait_for: { port: "{{ port }}" }
                """);
        assertThat(scene("      - inner: {}\n").problems()).contains("`none`");
    }

    @Test
    void insideAnActionByItsArgument() {
        Scene scene = scene("""
                      - when: inventory_hostname != 'app2'
                        inner: { number: "{{ port }}" }
                """).file("actions/inner.yml", """
                params: { number: { required: true } }
                steps:
                  - block:
                      - wait_for: { port: "{{ number }}" }
                """);
        assertThat(scene.problems()).contains("`none`");
    }

    @Test
    void byTheNameOfTheHost() {
        assertThat(scene(
                                "      - wait_for: { port: \"{{ inventory_hostname | replace('app3', 'no') | replace('app', '8') }}\" }\n")
                        .problems())
                .contains("`no`");
    }

    @Test
    void whereTheArgumentsAreKnownOnSomeHostsOnly() {
        Scene scene = scene("""
                      - shell: echo 1
                        register: told
                      - inner: { number: "{{ told.stdout if inventory_hostname == 'app1' else port }}" }
                """).file("actions/inner.yml", """
                params: { number: { required: true } }
                steps:
                  - ignore_errors: true
                    wait_for: { port: "{{ number }}" }
                """);
        assertThat(scene.problems()).isEmpty();
        assertThat(scene.planText()).isNotEmpty();
    }

    @Test
    void noMistakeWhereNoHostMakesIt() {
        assertThat(scene("""
                      - when: inventory_hostname != 'app4'
                        wait_for: { port: "{{ port }}" }
                """).problems()).isEmpty();
    }
}
