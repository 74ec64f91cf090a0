package dev.runbook.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Samples the command lines of all processes, on this machine and so on every host of the cluster, all the time. */
final class ProcessWatch implements AutoCloseable {

    private final List<String> wanted;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger samples = new AtomicInteger();
    private final Thread thread = new Thread(this::watch, "process watch");
    private volatile boolean ended;

    private ProcessWatch(List<String> wanted) {
        this.wanted = wanted;
    }

    /** Looks for command lines that contain one of these texts. */
    static ProcessWatch forAny(List<String> wanted) {
        ProcessWatch watch = new ProcessWatch(wanted);
        watch.thread.start();
        return watch;
    }

    Set<String> seen() {
        return seen;
    }

    /** How often it has looked. */
    int samples() {
        return samples.get();
    }

    private void watch() {
        while (!ended) {
            commandLines()
                    .filter(line -> wanted.stream().anyMatch(line::contains))
                    .forEach(seen::add);
            samples.incrementAndGet();
        }
    }

    private static Stream<String> commandLines() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .map(ProcessWatch::commandLine)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for a process that has ended meanwhile. */
    private static String commandLine(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
