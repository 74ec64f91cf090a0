package dev.runbook.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program as an operator starts it: {@code java -jar runbook.jar RUNBOOK -i INVENTORY …}, without a terminal. */
final class Invocation {

    private static final Path JAR = Path.of(System.getProperty(
            "runbook.jar", RealCluster.PROJECT.resolve("runbook.jar").toString()));

    private final RealCluster cluster;
    private final String runbook;
    private Balancer balancer = Balancer.NGINX;
    private final List<String> options = new ArrayList<>();
    private String reconnect = "5s";
    private Optional<Fault> fault = Optional.empty();

    /** Something that happens to the cluster while the program runs. */
    private record Fault(Moment moment, Runnable event) {}

    private Invocation(RealCluster cluster, String runbook) {
        this.cluster = cluster;
        this.runbook = runbook;
    }

    static Invocation of(RealCluster cluster, String runbook) {
        return new Invocation(cluster, runbook);
    }

    static Invocation upgrade(RealCluster cluster, String version) {
        return of(cluster, "upgrade.yml").with("-e", "version=" + version);
    }

    Invocation behind(Balancer balancer) {
        this.balancer = balancer;
        return this;
    }

    Invocation with(String... options) {
        this.options.addAll(List.of(options));
        return this;
    }

    /** Waits for lost hosts as long as the program does by itself. */
    Invocation patient() {
        reconnect = "5m";
        return this;
    }

    /** Lets this happen as soon as the journal tells of the moment. */
    Invocation when(Moment moment, Runnable event) {
        fault = Optional.of(new Fault(moment, event));
        return this;
    }

    /** Kills the program with SIGKILL as soon as the journal tells of the moment. */
    Run runAndKill(Moment moment) {
        Path state = newFolder();
        return when(moment, () -> kill(state)).run(state, words(state));
    }

    private static void kill(Path state) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(state.toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    Run run() {
        Path state = newFolder();
        return run(state, words(state));
    }

    /** Takes up the run that has left its records there. */
    Run resume(Path state) {
        List<String> words = program("resume");
        words.addAll(List.of("-e", "@" + cluster.file("secrets.yml"), "-e", "@" + cluster.file("settings.yml")));
        words.addAll(List.of("--state-dir", state.toString(), "--no-input"));
        return run(state, words);
    }

    private Run run(Path state, List<String> words) {
        Optional<Watch> watch = fault.map(it -> Watch.of(state, it.moment(), it.event()));
        Command.End end = cluster.onController(words)
                .in(RealCluster.PROJECT)
                .within(Duration.ofMinutes(6))
                .end();
        watch.ifPresent(Watch::stop);
        return new Run(end.exit(), end.output(), state, end.took());
    }

    /** What the program says that it would do, in JSON; it saves that, too. */
    Run plan() {
        Path state = newFolder();
        List<String> words = words(state, "plan");
        words.addAll(List.of("--format", "json", "--out", saved(state)));
        Command.End end = cluster.onController(words)
                .in(RealCluster.PROJECT)
                .within(Duration.ofMinutes(2))
                .end();
        return new Run(end.exit(), end.output(), state, end.took());
    }

    /** Runs exactly what was planned. */
    Run apply(Run plan) {
        List<String> words = program("apply");
        words.add(saved(plan.state()));
        words.addAll(List.of("-e", "@" + cluster.file("secrets.yml"), "-e", "@" + cluster.file("settings.yml")));
        words.addAll(options);
        Path state = newFolder();
        words.addAll(List.of("--state-dir", state.toString(), "--no-input"));
        return run(state, words);
    }

    private static String saved(Path state) {
        return state.resolve("saved.plan").toString();
    }

    private List<String> words(Path state) {
        List<String> words = words(state, "run");
        words.add("--no-input");
        return words;
    }

    private List<String> words(Path state, String command) {
        List<String> words = program(command);
        words.add(runbook);
        words.addAll(List.of("-i", cluster.file(balancer.inventory).toString()));
        words.addAll(List.of("-e", "@" + cluster.file("secrets.yml"), "-e", "@" + cluster.file("settings.yml")));
        words.addAll(balancer.options);
        words.addAll(options);
        words.addAll(List.of("--state-dir", state.toString(), "--reconnect", reconnect));
        return words;
    }

    private static List<String> program(String command) {
        return new ArrayList<>(List.of("java", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), command));
    }

    private Path newFolder() {
        try {
            return Files.createTempDirectory(cluster.file(""), "state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
