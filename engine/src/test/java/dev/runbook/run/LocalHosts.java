package dev.runbook.run;

import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Connections;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Target;
import dev.runbook.remote.Unreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hosts that are folders of this machine: every command really runs in a /bin/sh, in its host's folder. */
final class LocalHosts implements Connections {

    private final Path folder;
    private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    private final Map<String, String> losing = new ConcurrentHashMap<>();
    private final Map<String, CommandResult> jobs = new ConcurrentHashMap<>();
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final List<ShellCommand> commands = new CopyOnWriteArrayList<>();
    private final Set<String> swept = ConcurrentHashMap.newKeySet();

    LocalHosts(Path folder) {
        this.folder = folder;
    }

    /** From now on the host cannot be contacted. */
    void cut(String host) {
        unreachable.add(host);
    }

    /** From now on the connection is lost while the host runs a script that holds this text. */
    void loseDuring(String host, String text) {
        losing.put(host, text);
    }

    /** The connection holds again; what was running there has gone on. */
    void hold(String host) {
        losing.remove(host);
    }

    /** What was run, in order: {@code app1 as root: systemctl stop app}. */
    List<String> ran() {
        return ran;
    }

    /** The same as they were handed over. */
    List<ShellCommand> commands() {
        return commands;
    }

    /** The hosts from which the jobs of the run were taken away. */
    Set<String> swept() {
        return swept;
    }

    Path folder(String host) {
        return folder.resolve(host);
    }

    @Override
    public Connection to(Target target) {
        return new LocalHost(target.host());
    }

    @Override
    public void close() {}

    private final class LocalHost implements Connection {
        private final String host;

        LocalHost(String host) {
            this.host = host;
        }

        @Override
        public void open() throws Unreachable {
            if (unreachable.contains(host) || Files.exists(folder(host).resolve("cut"))) {
                throw new Unreachable("host `" + host + "` is cut off");
            }
        }

        @Override
        public CommandResult run(ShellCommand command, Output output) throws Unreachable {
            open();
            commands.add(command);
            ran.add(host + command.become().user().map(user -> " as " + user).orElse("") + ": " + command.script());
            try {
                CommandResult result = job(command, output);
                boolean lost = Optional.ofNullable(losing.get(host))
                        .filter(command.script()::contains)
                        .isPresent();
                return lost ? lost(result) : result;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void sweep(String run) {
            swept.add(host);
        }

        @Override
        public boolean knows(JobId job, Become user) {
            return jobs.containsKey(host + " " + job);
        }

        @Override
        public void halt(String run, Become user) throws Unreachable {
            open();
            ran.add(host + user.user().map(name -> " as " + name).orElse("") + " halts");
        }

        @Override
        public HttpReply send(HttpRequest request) {
            return new HttpReply.NoAnswer("nothing listens on a folder");
        }

        /** A job never runs twice. */
        private CommandResult job(ShellCommand command, Output output) throws IOException, InterruptedException {
            if (command.job().isEmpty()) {
                return exec(command, output);
            }
            String id = host + " " + command.job().get();
            CommandResult before = jobs.get(id);
            if (before == null) {
                before = exec(command, output);
                jobs.put(id, before);
            }
            return before;
        }

        private CommandResult lost(CommandResult result) {
            return new CommandResult(CommandResult.Exit.UNKNOWN, -1, result.out(), result.err(), false, result.took());
        }

        private CommandResult exec(ShellCommand command, Output output) throws IOException, InterruptedException {
            Files.createDirectories(folder(host));
            Path out = Files.createTempFile("out", "");
            Path err = Files.createTempFile("err", "");
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command.script())
                    .directory(folder(host).toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(command.input().orElse(new byte[0]));
            }
            int rc = process.waitFor();
            CommandResult result = new CommandResult(
                    CommandResult.Exit.EXITED,
                    rc,
                    Files.readAllBytes(out),
                    Files.readAllBytes(err),
                    false,
                    Duration.ZERO);
            for (byte each : result.out()) {
                output.wrote(Output.Stream.OUT, new byte[] {each}, 1);
            }
            Files.delete(out);
            Files.delete(err);
            return result;
        }
    }

    /** What a host's file holds; empty if there is none. */
    String read(String host, String file) {
        try {
            Path path = folder(host).resolve(file);
            return Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
