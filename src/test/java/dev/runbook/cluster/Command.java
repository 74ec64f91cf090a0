package dev.runbook.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end without a terminal. */
record Command(List<String> words, Map<String, String> environment, Path directory, Duration limit) {

    private static final File NOTHING = new File("/dev/null");

    /** How it ended: its exit code, and what it wrote to both streams. */
    record End(int exit, String output, Duration took) {}

    static Command of(List<String> words) {
        return new Command(words, Map.of(), Path.of(""), Duration.ofMinutes(2));
    }

    Command in(Path directory) {
        return new Command(words, environment, directory, limit);
    }

    Command with(Map<String, String> environment) {
        return new Command(words, environment, directory, limit);
    }

    Command within(Duration limit) {
        return new Command(words, environment, directory, limit);
    }

    /** What it wrote; anything but exit 0 is a failure of the test bed. */
    String output() {
        End end = end();
        if (end.exit() != 0) {
            throw new IllegalStateException("exit " + end.exit() + " of " + words + ":\n" + end.output());
        }
        return end.output();
    }

    End end() {
        long start = System.nanoTime();
        try {
            Path screen = Files.createTempFile("command", ".txt");
            try {
                int exit = await(start(screen));
                return new End(exit, Files.readString(screen), Duration.ofNanos(System.nanoTime() - start));
            } finally {
                Files.delete(screen);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it without waiting; what it writes to both streams goes to this file. */
    Process start(Path screen) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectInput(NOTHING)
                .redirectOutput(screen.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int await(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IllegalStateException(words + " did not end within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while " + words + " ran", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
