package dev.runbook.action;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.ShellCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** This machine as a host, with one of the shells and tool sets that hosts have. */
public record LocalHost(String name, List<String> shell, String path) {

    /** No command of a test takes longer, unless it hangs. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Path BUSYBOX = Path.of("/usr/bin/busybox");
    private static final Path APPLETS = Path.of("target/busybox").toAbsolutePath();

    /** Debian, RHEL and, where busybox is installed, Alpine, as far as shell and tools go. */
    public static Stream<LocalHost> all() {
        Stream<LocalHost> usual = Stream.of(
                new LocalHost("dash and coreutils", List.of("/bin/sh"), System.getenv("PATH")),
                new LocalHost("bash and coreutils", List.of("/bin/bash", "--posix"), System.getenv("PATH")));
        return Files.isExecutable(BUSYBOX) ? Stream.concat(usual, Stream.of(busybox())) : usual;
    }

    /** As somebody who is not root; where the test itself runs as root, as number 65534. */
    public static LocalHost asOrdinaryUser() {
        boolean root = System.getProperty("user.name").equals("root");
        List<String> shell = root
                ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "/bin/sh")
                : List.of("/bin/sh");
        return new LocalHost("ordinary user", shell, System.getenv("PATH"));
    }

    /** The same with these programs before all others. */
    public LocalHost withPrograms(Path directory) {
        return new LocalHost(name, shell, directory + ":" + path);
    }

    /** Performs it as a runner does; only the kinds that run commands. */
    public Result perform(Operation operation) {
        if (operation instanceof Operation.Run run) {
            return run.reading().read(run(run.command()));
        }
        if (operation instanceof Operation.Look look) {
            return look.reading().read(run(look.probe().command()));
        }
        if (operation instanceof Operation.Unless unless) {
            return run(unless.check().command()).succeeded() ? Result.OK : perform(unless.operation());
        }
        Operation.Converge converge = (Operation.Converge) operation;
        Operation.Difference difference = compare(converge);
        return difference
                .change()
                .map(change -> difference.reading().read(run(change)))
                .orElse(difference.result());
    }

    /** What a plan sees. */
    public Operation.Difference compare(Operation operation) {
        Operation.Converge converge = (Operation.Converge) operation;
        return converge.comparison().compare(run(converge.probe().command()));
    }

    public CommandResult run(ShellCommand command) {
        try {
            return started(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CommandResult started(ShellCommand command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(shell);
        words.addAll(List.of("-c", command.script()));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("PATH", path);
        builder.environment().putAll(command.environment());
        command.directory()
                .ifPresent(directory -> builder.directory(Path.of(directory).toFile()));
        Process process = builder.start();
        CompletableFuture<byte[]> err = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
        CompletableFuture<byte[]> out = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
        feed(process, command.input().orElse(new byte[0]));
        boolean ended = process.waitFor(command.timeout().orElse(LONGEST).toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        CommandResult.Exit exit = ended ? CommandResult.Exit.EXITED : CommandResult.Exit.TIMED_OUT;
        return new CommandResult(exit, process.waitFor(), out.join(), err.join(), false, Duration.ZERO);
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException ended) {
            // The program ended without reading its input, which it may.
        }
    }

    private static byte[] readAll(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalHost busybox() {
        try {
            Files.createDirectories(APPLETS);
            new ProcessBuilder(BUSYBOX.toString(), "--install", "-s", APPLETS.toString())
                    .start()
                    .waitFor();
            return new LocalHost("busybox", List.of(APPLETS.resolve("sh").toString()), APPLETS.toString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
