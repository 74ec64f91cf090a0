package dev.runbook.lab.service.nginx;

import dev.runbook.lab.service.network.Port;
import dev.runbook.lab.service.network.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The balancer of one host: it serves by the configuration that it last loaded. */
public final class Nginx implements AutoCloseable {

    private final Path file;
    private final HostsFile hosts;
    private final Map<Integer, Port> kept = new HashMap<>();
    private final BooleanSupplier cut;
    private final Map<Integer, WebServer> servers = new HashMap<>();
    private final List<Worker> leaving = new ArrayList<>();
    private volatile Optional<Worker> worker = Optional.empty();

    /**
     * @param tree of its host, where {@code etc/nginx/nginx.conf} and {@code etc/hosts} are
     * @param port that is kept for it
     * @param cut whether its host cannot be reached at the moment
     */
    public Nginx(Path tree, Port port, BooleanSupplier cut) {
        this.file = tree.resolve("etc/nginx/nginx.conf");
        this.hosts = new HostsFile(tree.resolve("etc/hosts"));
        this.kept.put(port.number(), port);
        this.cut = cut;
    }

    Path file() {
        return file;
    }

    /** Reads the configuration, and says what is wrong with it. */
    Configuration test() {
        return new ConfigurationReader(hosts).read(file);
    }

    public synchronized boolean isRunning() {
        return worker.isPresent();
    }

    /** Begins to serve. */
    public synchronized void start() {
        apply(test());
    }

    /** From now on serves by the configuration as it is in the files; what was begun before is done as it was begun. */
    synchronized void reload() {
        apply(test());
    }

    private void apply(Configuration configuration) {
        listen(configuration.ports());
        worker.ifPresent(leaving::add);
        worker = Optional.of(new Worker(configuration));
    }

    private void listen(Set<Integer> wanted) {
        for (int number : wanted) {
            if (!servers.containsKey(number)) {
                servers.put(number, opened(number));
            }
        }
        for (int number : new HashSet<>(servers.keySet())) {
            if (!wanted.contains(number)) {
                close(servers.remove(number));
            }
        }
    }

    private WebServer opened(int number) {
        try {
            Port port = kept.containsKey(number) ? kept.get(number) : Port.take(number);
            return WebServer.start(port, exchange -> worker.orElseThrow().handle(exchange), cut);
        } catch (IOException e) {
            throw new Emergency("bind() to 127.0.0.1:" + number + " failed (" + e.getMessage() + ")");
        }
    }

    /** What its processes would be called. */
    synchronized List<String> processes() {
        leaving.removeIf(old -> !old.isBusy());
        List<String> processes = new ArrayList<>();
        if (worker.isPresent()) {
            processes.add("nginx: master process nginx");
            processes.add("nginx: worker process");
        }
        leaving.forEach(old -> processes.add("nginx: worker process is shutting down"));
        return processes;
    }

    /** Serves no longer. */
    @Override
    public synchronized void close() {
        servers.values().forEach(Nginx::close);
        servers.clear();
        worker = Optional.empty();
    }

    private static void close(WebServer server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException("a port of the lab's balancer is lost", e);
        }
    }
}
