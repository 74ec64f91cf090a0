package dev.runbook.lab.service.container;

import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Runs commands inside containers, as real processes in the container's own folder. There is no chroot: a word's
 * {@code /app/nocobase} is led into that folder, other paths are those of the machine.
 */
final class Executions implements AutoCloseable {

    static final String WORKING_DIRECTORY = "/app/nocobase";

    private static final int NOT_FOUND = 127;

    /** Bytes that a command may write to a stream; what it writes beyond is dropped. */
    private static final int MOST_OUTPUT = 8 << 20;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(Executions::thread);

    Answer run(Path root, Map<String, String> environment, List<String> words, Call call) throws IOException {
        Path directory = root.resolve(WORKING_DIRECTORY.substring(1));
        Map<String, String> all = environment(environment, directory, call);
        Optional<Path> program = program(led(words.get(0), directory), directory, all.getOrDefault("PATH", ""));
        if (program.isEmpty()) {
            return Answer.failed(
                    NOT_FOUND,
                    "OCI runtime exec failed: exec failed: unable to start container process: exec: \"" + words.get(0)
                            + "\": executable file not found in $PATH: unknown");
        }
        List<String> command = new ArrayList<>(List.of(program.get().toString()));
        words.subList(1, words.size()).forEach(word -> command.add(led(word, directory)));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(all);
        return finished(builder.start());
    }

    private Answer finished(Process process) throws IOException {
        running.add(process);
        try (InputStream out = process.getInputStream();
                InputStream err = process.getErrorStream()) {
            CompletableFuture<byte[]> complaints = CompletableFuture.supplyAsync(() -> read(err), threads);
            byte[] written = read(out);
            return new Answer(process.waitFor(), written, complaints.join());
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            running.remove(process);
        }
    }

    /** That of the container, and what makes the process one of this lab and lets it find the lab's programs. */
    private static Map<String, String> environment(Map<String, String> container, Path directory, Call call) {
        Map<String, String> variables = new HashMap<>();
        call.environment().forEach((name, value) -> {
            if (name.equals("PATH") || name.startsWith("LAB_") || name.startsWith("RUNBOOK_")) {
                variables.put(name, value);
            }
        });
        variables.put("HOME", directory.toString());
        variables.putAll(container);
        return variables;
    }

    private static String led(String word, Path directory) {
        return word.replaceAll(
                "(?<![\\w./-])" + WORKING_DIRECTORY + "(?![\\w.-])", Matcher.quoteReplacement(directory.toString()));
    }

    /** Looked for in the path of the container; the JVM would look in its own. */
    private static Optional<Path> program(String name, Path directory, String path) {
        Stream<String> folders = name.contains("/") ? Stream.of("") : Stream.of(path.split(":"));
        return folders.map(folder -> directory.resolve(folder).resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static byte[] read(InputStream stream) {
        try {
            byte[] kept = stream.readNBytes(MOST_OUTPUT);
            stream.transferTo(ByteArrayOutputStream.nullOutputStream());
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Ends all that runs still. */
    @Override
    public void close() {
        running.forEach(Executions::end);
        threads.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lab-docker-exec");
        thread.setDaemon(true);
        return thread;
    }
}
