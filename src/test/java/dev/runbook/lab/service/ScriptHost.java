package dev.runbook.lab.service;

import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import dev.runbook.lab.standin.StandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A place where real shell scripts meet stand-ins: each has a program in a folder of its own, first in the path. */
public final class ScriptHost implements AutoCloseable {

    /** How a script ended. */
    public record Ended(int exit, String out, String err) {}

    private static final String STUB = """
            #!/bin/sh
            call=$(mktemp -d '%1$s/call.XXXXXX') || exit 125
            printf '%%s\\0' "$@" > "$call/words"
            env -0 > "$call/env"
            pwd > "$call/directory"
            %2$s
            mkfifo "$call/exit"
            echo '%3$s' "$call" > '%1$s/calls'
            read -r exit < "$call/exit"
            cat "$call/out"
            cat "$call/err" >&2
            rm -r "$call"
            exit "$exit"
            """;

    private static final String END = "end";

    private final Path folder;
    private final Path home;
    private final FileChannel calls;
    private final Map<String, StandIn> programs = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * @param folder where its own files go
     * @param home where scripts run
     */
    public ScriptHost(Path folder, Path home, List<StandIn> programs) throws IOException, InterruptedException {
        this.folder = folder;
        this.home = home;
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(home);
        new ProcessBuilder("mkfifo", folder.resolve("calls").toString()).start().waitFor();
        calls = FileChannel.open(folder.resolve("calls"), StandardOpenOption.READ, StandardOpenOption.WRITE);
        for (StandIn program : programs) {
            this.programs.put(program.name(), program);
            install(program);
        }
        threads.submit(this::listen);
    }

    private void install(StandIn program) throws IOException {
        String input = program.readsInput() ? "cat > \"$call/in\"" : ": > \"$call/in\"";
        Path stub = folder.resolve("bin").resolve(program.name());
        Files.writeString(stub, STUB.formatted(folder, input, program.name()));
        Files.setPosixFilePermissions(stub, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs a script as a runbook's shell step does. */
    public Ended run(String script, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script).directory(home.toFile());
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.redirectInput(Path.of("/dev/null").toFile());
        try {
            Process process = builder.start();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.errorReader()), threads);
            String out = read(process.inputReader());
            return new Ended(process.waitFor(), out, err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Ended run(String script) {
        return run(script, Map.of());
    }

    private void listen() {
        InputStreamReader reader = new InputStreamReader(Channels.newInputStream(calls), StandardCharsets.UTF_8);
        try (BufferedReader lines = new BufferedReader(reader)) {
            for (String line = lines.readLine(); !line.equals(END); line = lines.readLine()) {
                String[] words = line.split(" ", 2);
                threads.submit(() -> answer(programs.get(words[0]), Path.of(words[1])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(StandIn program, Path call) {
        try {
            Answer answer = program.answer(read(call));
            Files.write(call.resolve("out"), answer.out());
            Files.write(call.resolve("err"), answer.err());
            Files.writeString(call.resolve("exit"), answer.exit() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            throw bug;
        }
    }

    private static Call read(Path call) throws IOException {
        Map<String, String> environment = new HashMap<>();
        strings(call.resolve("env")).filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        });
        byte[] words = Files.readAllBytes(call.resolve("words"));
        boolean none = new String(words, StandardCharsets.UTF_8).equals("\0");
        return new Call(
                none ? List.of() : strings(call.resolve("words")).toList(),
                Path.of(Files.readString(call.resolve("directory")).stripTrailing()),
                environment,
                Files.readAllBytes(call.resolve("in")));
    }

    private static Stream<String> strings(Path file) throws IOException {
        String text = Files.readString(file);
        return Stream.of(text.substring(0, Math.max(0, text.length() - 1)).split("\0", -1));
    }

    private static String read(Reader reader) {
        try (BufferedReader in = new BufferedReader(reader)) {
            StringBuilder text = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                text.append((char) c);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.write(folder.resolve("calls"), List.of(END), StandardOpenOption.WRITE);
        threads.shutdown();
    }
}
