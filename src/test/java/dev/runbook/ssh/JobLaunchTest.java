package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.ShellCommand.Shell;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines that lead a shell to a job, as data. */
class JobLaunchTest {

    private static final JobId JOB = JobId.of("run", "step", "web1", "3", 1);

    private final JobPlace place = JobPlace.of("/home/it's/.runbook/jobs/run\n0022\n", "pair");
    private final Account heard = new Account(Output.IGNORED);

    @Test
    void sayWhatAndWhereAndHowLong() {
        ShellCommand command = ShellCommand.of("echo \"$A\"\n")
                .withEnvironment(Map.of("A", "b c"))
                .in("/srv")
                .within(Duration.ofSeconds(5));
        assertThat(lines(command, Optional.of(Duration.ofMillis(4321)), false)[1])
                .isEqualTo("place='/home/it'\\''s/.runbook/jobs/run'; job=step@web1-3-1; token=TOKEN; "
                        + "pipe='/home/it'\\''s/.runbook/jobs/run/pipes/pair-0'; mask=0022; shell=/bin/sh; limit=432; "
                        + "input=; heard_out=0; heard_err=0; again=; jobs=$place/" + HostScript.JOB.fileName()
                        + "; if [ -O \"$jobs\" ]; then . \"$jobs\"; else echo \"$token-start\"; "
                        + "echo \"$token-start\" >&2; echo \"$token-end\"; echo \"$token-end homeless\" >&2; fi");
    }

    @Test
    void readyTheShellAndBringTheScript() {
        String[] lines = lines(
                ShellCommand.of("echo \"$A\"\n")
                        .withEnvironment(Map.of("A", "b c"))
                        .in("/srv"),
                Optional.empty(),
                false);
        assertThat(lines).hasSize(4);
        assertThat(lines[2].replace("\\0012", "\n")).isEqualTo("""
                echo $$ >&9; exec 9>&-
                export A='b c'
                CDPATH= cd -- /srv 2>/dev/null || { echo 'cannot enter the directory /srv' >&2; exit 1; }
                IFS= read -r runbook || exit
                exec </dev/null
                eval "$(printf %b "$runbook")\"""");
        assertThat(lines[3]).isEqualTo("echo \"$A\"\\0012");
    }

    @Test
    void tellWhatIsKnownAlready() {
        heard.out().wrote(new byte[7], 0, 7);
        heard.err().wrote(new byte[2], 0, 2);
        ShellCommand command = ShellCommand.of("cat").withInput(new byte[3]).withShell(Shell.PIPEFAIL);
        assertThat(lines(command, Optional.empty(), true)[1])
                .contains("input=3; heard_out=7; heard_err=2; again=yes; ")
                .contains("command -v bash >/dev/null && shell='bash --norc' || shell=/bin/sh; ");
    }

    @Test
    void takeAPairOfPipesOnce() {
        for (int i = 0; i < 32; i++) {
            assertThat(place.nextPipe()).hasValue("/home/it's/.runbook/jobs/run/pipes/pair-" + i);
        }
        assertThat(place.nextPipe()).isEmpty();
    }

    private String[] lines(ShellCommand command, Optional<Duration> limit, boolean again) {
        return new JobLaunch(command, JOB, place, limit)
                .launch("TOKEN", heard, again)
                .stages()
                .split("\n");
    }
}
