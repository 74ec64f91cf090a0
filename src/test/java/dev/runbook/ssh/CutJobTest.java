package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Connection;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job whose connection is cut after every so many bytes, in either direction: at each stage of sending it, and at
 * each byte of what comes back. It runs once and all of it is heard. {@code RUNBOOK_CUT_STEP=1} goes through every byte.
 */
@OnOpenSsh
@Timeout(1800)
class CutJobTest {

    private static final String RUN = "20260101-000000-cuts";
    private static final String OUT = "the first line\nüß€ and the last\n";
    private static final String ERR = "one\ntwo\n";

    /** A prime, so that it meets the packets of SSH at ever other places. */
    private static final int STEP = Integer.parseInt(System.getenv().getOrDefault("RUNBOOK_CUT_STEP", "37"));

    private static OpenSshHost host;
    private static Wire wire;
    private static Operator operator;
    private static Connection web;

    @BeforeAll
    static void connect(@TempDir Path dir, @TempDir Path home) throws Unreachable {
        host = OpenSshHost.start(dir, "MaxStartups 100");
        wire = new Wire(host.port);
        operator = new Operator(home);
        operator.append(".ssh/known_hosts", "host " + host.knownHost().split(" ", 2)[1]);
        operator.configure("HostKeyAlias host\n");
        host.authorize(operator.key("id_ed25519", "-t", "ed25519"));
        web = operator.login("ansible_user=deploy ansible_port=" + wire.port);
        web.prepare(RUN);
    }

    @AfterAll
    static void end() {
        operator.close();
        wire.close();
        host.close();
    }

    @Test
    void whileItIsSent() throws Unreachable {
        cutAtEvery("to", wire::cutAfterSending);
    }

    @Test
    void whileItIsHeard() throws Unreachable {
        cutAtEvery("from", wire::cutAfterReceiving);
    }

    private static void cutAtEvery(String direction, LongConsumer cut) throws Unreachable {
        boolean wasCut = true;
        for (long bytes = 0; wasCut; bytes += STEP) {
            JobId id = JobId.of(RUN, direction, "web1", Long.toString(bytes), 1);
            cut.accept(bytes);
            CommandResult result = web.run(
                    ShellCommand.of("printf '" + OUT.replace("\n", "\\n") + "'; printf 'one\\ntwo\\n' >&2; cat; echo "
                                    + bytes + " >>" + direction + "; exit 6")
                            .withInput("input\n".getBytes(StandardCharsets.UTF_8))
                            .asJob(id),
                    Output.IGNORED);
            wasCut = wire.mend();
            assertThat(result.exit())
                    .as("cut after %d bytes: %s", bytes, result.doubt())
                    .isEqualTo(Exit.EXITED);
            assertThat(result.rc()).isEqualTo(6);
            assertThat(result.stdout()).isEqualTo(OUT + "input\n");
            assertThat(result.stderr()).isEqualTo(ERR);
        }
        assertRanOnce(direction);
    }

    /** The numbers that the jobs have left, each of them once. */
    private static void assertRanOnce(String direction) {
        long[] numbers = host.enter("cat ~deploy/" + direction)
                .lines()
                .mapToLong(Long::parseLong)
                .toArray();
        assertThat(numbers.length).isGreaterThan(10);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).isEqualTo((long) i * STEP);
        }
    }
}
