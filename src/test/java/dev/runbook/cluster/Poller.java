package dev.runbook.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that asks through the balancer, every 50 ms and each time over a new connection, for ten minutes at most. */
final class Poller implements AutoCloseable {

    private final Process curl;
    private final Path log;

    private Poller(Process curl, Path log) {
        this.curl = curl;
        this.log = log;
    }

    static Poller of(RealCluster cluster, Balancer balancer) {
        List<String> words = List.of(
                "stdbuf",
                "-oL",
                "curl",
                "-s",
                "--rate",
                "1200/m",
                "--max-time",
                "10",
                "-H",
                "Connection: close",
                "-o",
                "/dev/null",
                "-w",
                Answer.FORMAT,
                balancer.url("/api/__health_check?[1-12000]"));
        Path log = cluster.file("poller.txt");
        return new Poller(cluster.onController(words).start(log), log);
    }

    /** The answers until now, in order; equal ones that follow each other are one phase. */
    List<Answer> phases() {
        awaitAnswers(lines().size() + 2);
        List<Answer> phases = new ArrayList<>();
        for (String line : lines()) {
            Answer answer = Answer.read(line);
            if (phases.isEmpty() || !phases.get(phases.size() - 1).equals(answer)) {
                phases.add(answer);
            }
        }
        return phases;
    }

    private void awaitAnswers(int count) {
        for (int i = 0; i < 200 && lines().size() < count; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        curl.descendants().forEach(ProcessHandle::destroy);
        curl.destroy();
    }
}
