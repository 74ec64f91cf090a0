package dev.runbook.scene;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own. */
public final class Spawned implements AutoCloseable {

    private final Process process;

    private Spawned(Process process) {
        this.process = process;
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

    /** Reads so many lines of what it says, or all if it ends before; whether there were so many. */
    public boolean awaitLines(int lines) {
        try {
            BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()));
            for (int i = 0; i < lines; i++) {
                if (output.readLine() == null) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a power cut does, but for what it has started. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public Ended end() {
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            return new Ended(process.waitFor(), output);
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
