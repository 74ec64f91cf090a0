package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.journal.Ending;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose program is killed behind any record of its journal, and which is then resumed, ends as if nothing had
 * happened: every host has done every step exactly once, in the same order.
 */
class ResumeTest {

    private static final List<String> HOSTS = List.of("lb1", "app1", "app2", "app3", "db1");

    /** Of {@code -Dmoments=all}; else every ninth is tried. */
    private static final boolean EVERY = "all".equals(System.getProperty("moments"));

    private static final String NOTE = """
            params: { word: { required: true } }
            steps:
              - name: write
                shell: echo {{ word }} >> log; echo {{ word }}
                register: written
                rollback: [ { name: unwrite, shell: "echo un{{ written.stdout }} >> log" } ]
              - name: once more
                shell: echo {{ written.stdout }} again >> log
            result: { said: "{{ written.stdout }}" }
            """;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> stepsOfAllKinds() {
        return everyMoment(Ending.DONE, """
                name: kinds
                plays:
                  - hosts: app
                    serial: [1, 2]
                    steps:
                      - name: plain
                        shell: echo plain >> log; echo {{ inventory_hostname }}
                        register: plain
                        notify: tell
                      - name: registered
                        shell: echo of {{ plain.stdout }} and {{ hostvars.app1.plain.stdout }} >> log
                      - name: looped
                        loop: [a, b]
                        shell: echo looped {{ item }} >> log
                      - name: chosen
                        when: plain.stdout == 'app2'
                        shell: echo chosen >> log
                      - name: fact
                        set: { plain: { stdout: overwritten } }
                      - name: called
                        note: { word: called }
                        register: called
                      - name: calls
                        loop: [x, y]
                        note: { word: "{{ item }}" }
                      - name: once
                        run_once: true
                        shell: echo once on {{ inventory_hostname }} >> log; echo shared
                        register: shared
                      - name: shared
                        delegate_to: db1
                        shell: echo {{ shared.stdout }} for {{ inventory_hostname }} >> log.{{ inventory_hostname }}
                      - name: elsewhere
                        hosts: lb
                        shell: echo elsewhere >> log
                    handlers:
                      - name: tell
                        shell: echo told >> log
                """);
    }

    @TestFactory
    Stream<DynamicTest> blocksAndRescues() {
        return everyMoment(Ending.DONE, """
                name: blocks
                plays:
                  - hosts: app
                    steps:
                      - name: choose
                        set: { chosen: "{{ inventory_hostname != 'app3' }}" }
                      - name: block
                        when: chosen
                        block:
                          - name: before
                            shell: echo before >> log
                          - name: unchoose
                            set: { chosen: false }
                          - name: fails on one
                            shell: echo try >> log; test "$(basename "$PWD")" != app2
                        rescue:
                          - name: rescue
                            shell: echo rescue >> log
                          - name: rescue more
                            note: { word: more }
                        always:
                          - name: always
                            shell: echo always >> log
                      - name: ignored
                        ignore_errors: true
                        shell: echo ignored >> log; false
                        register: ignored
                      - name: after
                        when: ignored.failed
                        shell: echo after >> log
                """);
    }

    @TestFactory
    Stream<DynamicTest> rollback() {
        return everyMoment(Ending.ROLLED_BACK, """
                name: rollback
                plays:
                  - hosts: app
                    steps:
                      - name: plain
                        shell: echo plain >> log; echo {{ inventory_hostname }}
                        register: plain
                        rollback:
                          - name: unplain
                            shell: echo unplain {{ plain.stdout }} >> log; echo half
                            register: half
                          - name: unplain more
                            shell: echo unplain {{ half.stdout }} >> log
                      - name: each
                        loop: [a, b]
                        shell: echo each {{ item }} >> log
                        rollback: [ { shell: "echo uneach {{ item }} >> log" } ]
                      - name: called
                        loop: [x, y]
                        note: { word: "{{ item }}" }
                        rollback: [ { note: { word: "back {{ item }}" } } ]
                      - name: other
                        hosts: lb
                        shell: echo other >> log
                        rollback: [ { hosts: "db", shell: "echo unother >> log" } ]
                  - hosts: app
                    steps:
                      - name: fails on one
                        shell: echo last >> log; test "$(basename "$PWD")" != app2
                        rollback: [ { shell: "echo unlast >> log" } ]
                """);
    }

    @TestFactory
    Stream<DynamicTest> toleratedFailuresAndTheCommit() {
        return everyMoment(Ending.STOPPED, """
                name: tolerated
                plays:
                  - hosts: app
                    max_failures: 1
                    steps:
                      - name: one fails
                        shell: echo one >> log; test "$(basename "$PWD")" != app2
                      - name: the others
                        shell: echo two >> log
                      - name: done
                        commit: no way back
                      - name: behind
                        shell: echo three >> log
                """);
    }

    private Stream<DynamicTest> everyMoment(Ending ending, String runbook) {
        Scene undisturbed = scene("undisturbed", runbook);
        assertThat(undisturbed.run()).isEqualTo(ending);
        Map<String, String> logs = logs(undisturbed);
        return IntStream.range(1, undisturbed.recorded())
                .filter(n -> EVERY || n % 9 == 4)
                .mapToObj(n -> DynamicTest.dynamicTest(
                        "killed behind record " + n, () -> killedAndResumed(n, runbook, ending, logs)));
    }

    private void killedAndResumed(int n, String runbook, Ending ending, Map<String, String> logs) {
        Scene scene = scene("killed-" + n, runbook).killedBehind(n);
        assertThatThrownBy(scene::run).isInstanceOf(Scene.Killed.class);
        assertThat(scene.resume()).isEqualTo(ending);
        assertThat(scene.endedOnHosts()).doesNotHaveDuplicates();
        assertThat(logs(scene)).isEqualTo(logs);
    }

    private Scene scene(String name, String runbook) {
        return Scene.in(folder.resolve(name), runbook).file("actions/note.yml", NOTE);
    }

    private static Map<String, String> logs(Scene scene) {
        Map<String, String> logs = new LinkedHashMap<>();
        HOSTS.forEach(host -> {
            logs.put(host, scene.hosts().read(host, "log"));
            HOSTS.forEach(
                    other -> logs.put(host + " for " + other, scene.hosts().read(host, "log." + other)));
        });
        return logs;
    }
}
