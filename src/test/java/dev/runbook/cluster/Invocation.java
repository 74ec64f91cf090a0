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

    /** Lets this happen as soon as the journal tells of the moment. */
    Invocation when(Moment moment, Runnable event) {
        fault = Optional.of(new Fault(moment, event));
        return this;
    }

    Run run() {
        Path state = newFolder();
        Optional<Watch> watch = fault.map(it -> Watch.of(state, it.moment(), it.event()));
        Command.End end = cluster.onController(words(state))
                .in(RealCluster.PROJECT)
                .within(Duration.ofMinutes(6))
                .end();
        watch.ifPresent(Watch::stop);
        return new Run(end.exit(), end.output(), state, end.took());
    }

    private List<String> words(Path state) {
        List<String> words =
                new ArrayList<>(List.of("java", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), runbook));
        words.addAll(List.of("-i", cluster.file(balancer.inventory).toString()));
        words.addAll(List.of("-e", "@" + cluster.file("secrets.yml"), "-e", "@" + cluster.file("settings.yml")));
        words.addAll(balancer.options);
        words.addAll(options);
        words.addAll(List.of("--state-dir", state.toString(), "--no-input", "--reconnect", "5s"));
        return words;
    }

    private Path newFolder() {
        try {
            return Files.createTempDirectory(cluster.file(""), "state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
