package dev.runbook.lab.service;

import dev.runbook.lab.service.ScriptHost.Ended;
import dev.runbook.lab.service.application.Pace;
import dev.runbook.lab.standin.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster in a folder, with a shell on each host, and faults that a test sets. */
public final class TestCluster implements AutoCloseable {

    /** Starts and upgrades take a fifth of what they take in a lab. */
    private static final Pace PACE = Pace.everySecondTakes(Duration.ofMillis(200));

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final Path folder;
    private final Cluster cluster;
    private final SetFaults faults = new SetFaults();
    private final Map<String, ScriptHost> hosts = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public TestCluster(Path folder, int nodes) throws IOException, InterruptedException {
        this.folder = folder;
        Layout layout = new OneFolder(folder, nodes);
        cluster = Cluster.start(layout, faults, PACE);
        for (String host : hosts(layout)) {
            hosts.put(
                    host,
                    new ScriptHost(
                            folder.resolve("bridges").resolve(host),
                            layout.treeOf(host).resolve("home"),
                            cluster.standInsOf(host)));
        }
    }

    private static List<String> hosts(Layout layout) {
        return Stream.concat(layout.apps().stream(), Stream.of(layout.database(), layout.balancer()))
                .toList();
    }

    /** Hosts below one folder, with the names that a lab gives them. */
    private record OneFolder(Path folder, int nodes) implements Layout {
        @Override
        public List<String> apps() {
            return IntStream.rangeClosed(1, nodes).mapToObj(i -> "app" + i).toList();
        }

        @Override
        public String balancer() {
            return "lb1";
        }

        @Override
        public String database() {
            return "db1";
        }

        @Override
        public Path treeOf(String host) {
            return folder.resolve("hosts").resolve(host);
        }

        @Override
        public Path storage() {
            return folder.resolve("storage");
        }
    }

    /** Faults as a test sets them, whatever the image. */
    public static final class SetFaults implements Faults {

        public final Set<String> unreachable = new HashSet<>();
        public final Set<String> endsInError = new HashSet<>();
        public final Set<String> wrongVersion = new HashSet<>();

        @Override
        public synchronized boolean isUnreachable(String host) {
            return unreachable.contains(host);
        }

        @Override
        public boolean endsInError(String host, String image) {
            return endsInError.contains(host);
        }

        @Override
        public boolean reportsWrongVersion(String host, String image) {
            return wrongVersion.contains(host);
        }
    }

    /** What was answered over HTTP; status 0 if nothing was. */
    public record Reply(int status, String body, String node) {}

    public Cluster cluster() {
        return cluster;
    }

    public SetFaults faults() {
        return faults;
    }

    public Path bin(String host) {
        return folder.resolve("bridges").resolve(host).resolve("bin");
    }

    public String variable(String host, String name) {
        return cluster.variablesOf(host).get(name);
    }

    /** Runs a script on a host, in {@code app_dir} where there is one. */
    public Ended on(String host, String script) {
        String directory = cluster.variablesOf(host).get("app_dir");
        return hosts.get(host).run((directory == null ? "" : "cd '" + directory + "' && ") + script);
    }

    public Reply get(String host, String path) {
        return ask("GET", host, path, "", Map.of());
    }

    public Reply ask(String method, String host, String path, String body, Map<String, String> headers) {
        URI uri = URI.create("http://127.0.0.1:" + cluster.pageOf(host).orElseThrow() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("X-Node").orElse(""));
        } catch (IOException none) {
            return new Reply(0, "", "");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String health(String host) {
        Reply reply = get(host, "/api/__health_check");
        if (reply.status() == 503) {
            return reply.body().replaceAll("(?s).*\"code\":\"([^\"]*)\".*", "$1");
        }
        return reply.status() == 0 ? "refused" : reply.body();
    }

    /** Pins a version on a node, starts it, and waits until it is as wanted. */
    public void start(String host, String version, String health) {
        Ended ended = on(host, "sed -i 's/^APP_TAG=.*/APP_TAG=" + version + "/' .env && docker compose up -d app");
        if (ended.exit() != 0) {
            throw new AssertionError(ended);
        }
        await(() -> health(host).equals(health), host + " is " + health);
    }

    public void stop(String host) {
        on(host, "docker compose rm -s -f app");
    }

    public static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never: " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            for (ScriptHost host : hosts.values()) {
                host.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cluster.close();
        }
    }
}
