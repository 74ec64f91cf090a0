package dev.runbook.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.Connection;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hundred hosts in one process. */
@Timeout(300)
class ManyHostsTest {

    private static final int MANY = 100;

    @Test
    void allAnswerAtOnce(@TempDir Path directory) throws Exception {
        ExecutorService asking = Executors.newFixedThreadPool(MANY);
        try (Servers servers = new Servers(directory)) {
            long begin = System.nanoTime();
            List<HostServer> all = IntStream.rangeClosed(1, MANY)
                    .mapToObj(number -> servers.start("app" + number))
                    .toList();
            long started = System.nanoTime();
            List<Future<String>> answers = all.stream()
                    .map(server -> asking.submit(() -> name(servers.connections.to(servers.target(server)))))
                    .toList();
            for (int i = 0; i < MANY; i++) {
                assertThat(answers.get(i).get()).isEqualTo("app" + (i + 1) + "\n");
            }
            System.out.printf(
                    "%d hosts: started in %d ms, all have answered after %d ms more%n",
                    MANY, millis(begin, started), millis(started, System.nanoTime()));
        } finally {
            asking.shutdownNow();
        }
    }

    private static String name(Connection host) throws Exception {
        return host.run(ShellCommand.of("echo $LAB_HOST").within(Duration.ofMinutes(4)), Output.IGNORED)
                .stdout();
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }
}
