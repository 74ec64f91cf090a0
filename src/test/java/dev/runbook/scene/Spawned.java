package dev.runbook.scene;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The program in a process of its own. */
public final class Spawned implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Spawned(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public record Ended(int exit, String output) {}

    /**
     * @param limits what a shell does before it becomes the program, such as {@code ulimit}
     * @param words what was typed
     */
    public static Spawned start(Path directory, String limits, List<String> words) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", limits + "; exec \"$@\"", "sh"));
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), "dev.runbook.cli.Main"));
        command.addAll(words);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().put("HOME", directory.toString());
            return new Spawned(builder.start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Reads what it says up to the line that is wanted, or all if it ends before; whether there was such a line. */
    public boolean await(Predicate<String> wanted) {
        try {
            String line = output.readLine();
            while (line != null && !wanted.test(line)) {
                line = output.readLine();
            }
            return line != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a power cut does, but for what it has started. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public Ended end() {
        try {
            process.getOutputStream().close();
            String rest = output.lines().collect(Collectors.joining("\n"));
            return new Ended(process.waitFor(), rest);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
