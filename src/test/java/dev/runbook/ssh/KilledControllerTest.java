package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Target;
import dev.runbook.remote.Unreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed in the middle of a job, and another one that brings the same job again. */
@OnOpenSsh
class KilledControllerTest {

    private static final JobId JOB = JobId.of("20260101-000000-kill", "count", "web1", "1", 1);

    private static OpenSshHost host;

    @BeforeAll
    static void start(@TempDir Path dir) {
        host = OpenSshHost.start(dir);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    /** What is killed: it brings the job and waits for its end. */
    public static void main(String... arguments) throws Unreachable {
        try (SshConnections connections = connections(Path.of(arguments[0]))) {
            web(connections, Integer.parseInt(arguments[1])).run(job(), Output.IGNORED);
        }
    }

    @Test
    void theJobRunsOnceAndIsHeardToItsEnd(@TempDir Path home) throws Exception {
        Operator operator = new Operator(home).knows(host);
        host.authorize(operator.key("id_ed25519", "-t", "ed25519"));
        Process first = controller(home);
        try {
            Waiting.until(() -> host.enter("cat ~deploy/file 2>/dev/null || :").equals("x\n"));
        } finally {
            first.destroyForcibly().waitFor();
        }
        host.enter("touch ~deploy/go");
        try (SshConnections connections = connections(home)) {
            CommandResult result = web(connections, host.port).run(job(), Output.IGNORED);
            assertThat(result.doubt()).isEmpty();
            assertThat(result.rc()).isEqualTo(3);
            assertThat(result.stdout()).isEqualTo("begun\nended\n");
        }
        assertThat(host.enter("cat ~deploy/file")).isEqualTo("x\n");
        operator.close();
    }

    private static ShellCommand job() {
        return ShellCommand.of("echo begun; echo x >>file; while [ ! -e go ]; do sleep 0.1; done; echo ended; exit 3")
                .asJob(JOB);
    }

    private static Process controller(Path home) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            return new ProcessBuilder(
                            java.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledControllerTest.class.getName(),
                            home.toString(),
                            Integer.toString(host.port))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Files.createTempFile(home, "controller", ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SshConnections connections(Path home) {
        return new SshConnections(SshSettings.usual().withHome(home));
    }

    private static Connection web(SshConnections connections, int port) {
        return connections.to(new Target(
                "web1",
                Target.Kind.SSH,
                "127.0.0.1",
                Optional.of(port),
                Optional.of("deploy"),
                Optional.empty(),
                List.of(),
                List.of()));
    }
}
