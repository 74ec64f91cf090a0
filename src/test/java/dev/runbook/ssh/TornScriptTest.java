package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.ShellCommand.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A script whose end did not arrive, since the connection broke off, is never begun: half of it may be another one. */
@Timeout(60)
class TornScriptTest {

    private static final ShellCommand COMMAND = ShellCommand.of("echo ran; echo all");

    @Test
    void runsOnlyWhole() throws Exception {
        String stages = Launch.of(COMMAND, "TOKEN").stages();
        assertThat(run(stages)).endsWith("ran\nall\n");
        for (int torn = 1; torn <= COMMAND.script().length() + 1; torn++) {
            assertThat(run(stages.substring(0, stages.length() - torn)))
                    .as("%d bytes are missing", torn)
                    .doesNotContain("ran");
        }
    }

    @Test
    void runsOnlyWholeInBash() throws Exception {
        String stages = Launch.of(COMMAND.withShell(Shell.PIPEFAIL), "TOKEN").stages();
        assertThat(run(stages)).endsWith("ran\nall\n");
        assertThat(run(stages.substring(0, stages.length() - 5))).doesNotContain("ran");
    }

    /** What the host's shell writes when this arrives and then the end. */
    private static String run(String stdin) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", Launch.LAUNCHER)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream to = shell.getOutputStream()) {
            to.write(stdin.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return out;
    }
}
