package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of jobs. */
class JobSceneTest {

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory).hosts("a");
    }

    @Test
    void aHomeThatTakesNoJobsEndsTheRunBeforeItBegins() {
        scene.file(".runbook", "a file")
                .steps("- shell: echo ran >{{ dir }}/log\n")
                .type("book.yml")
                .exits(7);
        assertThat(scene.screen())
                .contains(
                        "unreachable a  the user's home on this machine takes no jobs (Not a directory): make it writable"
                                + " and leave room for what commands write");
        assertThat(scene.exists("a/log")).isFalse();
    }

    @Test
    void nothingIsLeftOfARunThatIsDone() {
        scene.steps("- shell: echo ran >{{ dir }}/log\n").type("book.yml").exits(0);
        assertThat(scene.exists("a/log")).isTrue();
        assertThat(scene.exists(".runbook")).isFalse();
    }

    @Test
    void aRunThatStoppedKeepsItsJobsUntilItIsUndone() {
        scene.steps("""
                        - shell: echo ran >{{ dir }}/log
                          rollback: [ { shell: "rm {{ dir }}/log" } ]
                        - shell: exit 1
                        """).type("book.yml --on-failure stop").exits(1);
        assertThat(scene.exists(".runbook/jobs")).isTrue();
        scene.type("rollback").exits(2);
        assertThat(scene.exists("a/log")).isFalse();
        assertThat(scene.exists(".runbook")).isFalse();
    }

    @Test
    void aCommandIsKilledWhenItsTimeIsOver() {
        scene.steps("- { name: Hang, shell: echo begun; sleep 1000, timeout: 2s }\n")
                .type("book.yml");
        assertThat(scene.screen()).contains("did not end in time and was killed", "begun");
    }

    @Test
    void theTimeToWaitForAHostIsADuration() {
        scene.steps("- shell: echo ran\n").type("book.yml --reconnect soon").exits(4);
        assertThat(scene.complaint()).contains("--reconnect", "a duration such as 5m or 1h30m");
    }
}
