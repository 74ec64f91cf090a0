package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Ending;
import dev.runbook.remote.JobId;
import dev.runbook.remote.ShellCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commands run as jobs, and under which names. */
class JobTest {

    @TempDir
    private Path folder;

    @Test
    void whatMayChangeTheHostIsOne() {
        assertThat(jobs("""
                - name: Say
                  shell: echo changing
                - name: Look
                  shell: echo looking
                  read_only: true
                - name: Check
                  shell: echo doing
                  check: { shell: "exit 1" }
                """)).containsExactly("run-1/say@db1-1-1", "none", "none", "run-1/check@db1-3-1");
    }

    @Test
    void itsProbeIsNone() {
        assertThat(jobs("- file: { path: here, state: directory }\n"))
                .startsWith("none")
                .last()
                .asString()
                .startsWith("run-1/");
    }

    @Test
    void eachAttemptAndItemIsAnother() {
        List<String> ids = jobs("""
                - name: Try
                  shell: test -e tried || ! echo >tried
                  until: result.rc == 0
                  delay: 0s
                  loop: [ a, b ]
                """);
        assertThat(ids).doesNotHaveDuplicates().hasSize(3);
        assertThat(ids.get(0)).matches("run-1/try_0_@db1-1-1-[0-9a-f]+");
        assertThat(ids.get(1)).matches("run-1/try_0_@db1-1-2-[0-9a-f]+");
        assertThat(ids.get(2)).matches("run-1/try_1_@db1-1-1-[0-9a-f]+");
    }

    @Test
    void itIsCalledAfterTheHostForWhichItIsDone() {
        Scene scene = Scene.in(folder, """
                plays:
                  - name: Play
                    hosts: app
                    steps: [ { id: tell, shell: echo told, delegate_to: db1 } ]
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(ids(scene))
                .containsExactlyInAnyOrder("run-1/tell@app1-1-1", "run-1/tell@app2-1-1", "run-1/tell@app3-1-1");
    }

    @Test
    void aLookThatIsRepeatedDoesNotOutlastTheWaiting() {
        Scene scene = book("- wait_for: { path: never, timeout: 300ms, interval: 100ms }\n");
        assertThat(scene.run()).isNotEqualTo(Ending.DONE);
        assertThat(scene.hosts().commands())
                .isNotEmpty()
                .allSatisfy(command ->
                        assertThat(command.timeout().orElseThrow()).isLessThanOrEqualTo(Duration.ofMillis(300)));
    }

    @Test
    void hostsAreSweptWhenTheRunIsDone() {
        Scene scene = book("- shell: echo done\n");
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().swept()).containsExactly("db1");
    }

    @Test
    void aRunThatStoppedKeepsItsJobs() {
        Scene scene = book("- shell: echo done\n- shell: exit 1\n");
        scene.onFailure(dev.runbook.procedure.OnFailure.STOP);
        assertThat(scene.run()).isEqualTo(Ending.STOPPED);
        assertThat(scene.hosts().swept()).isEmpty();
    }

    private List<String> jobs(String steps) {
        Scene scene = book(steps);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        return ids(scene);
    }

    private Scene book(String steps) {
        return Scene.in(folder, "plays:\n  - name: Play\n    hosts: db\n    steps:\n" + steps.indent(6));
    }

    private static List<String> ids(Scene scene) {
        return scene.hosts().commands().stream()
                .map(ShellCommand::job)
                .map(id -> id.map(JobId::toString).orElse("none"))
                .toList();
    }
}
