package dev.runbook.lab.service;

import dev.runbook.lab.service.application.Node;
import dev.runbook.lab.service.application.Pace;
import dev.runbook.lab.service.container.Container;
import dev.runbook.lab.service.database.Database;
import dev.runbook.lab.service.database.Owner;
import dev.runbook.lab.service.database.PgDump;
import dev.runbook.lab.service.database.PgRestore;
import dev.runbook.lab.service.database.Psql;
import dev.runbook.lab.service.network.Port;
import dev.runbook.lab.service.nginx.Nginx;
import dev.runbook.lab.service.nginx.NginxProgram;
import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.standin.Faults;
import dev.runbook.lab.standin.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What runs behind the hosts of one lab. At first the database and the balancer run, and no application does. */
public final class Cluster implements AutoCloseable {

    private static final String NAME = "nocobase";

    private final Layout layout;
    private final Secrets secrets = Secrets.fresh();
    private final Database database;
    private final Map<String, AppHost> apps = new LinkedHashMap<>();
    private final Port balancerPort;
    private final Nginx balancer;

    private Cluster(Layout layout, Faults faults, Pace pace) throws IOException {
        this.layout = layout;
        Files.createDirectories(layout.storage());
        HostFiles files = new HostFiles(layout);
        files.writeDatabase();
        database = Database.start(
                layout.treeOf(layout.database()).resolve("var/lib/postgresql/" + NAME),
                new Owner(NAME, secrets.databasePassword(), NAME),
                () -> faults.isUnreachable(layout.database()));
        for (String host : layout.apps()) {
            files.writeApp(host, secrets, database.port());
            Node node = new Node(host, Port.reserve(), database, layout.database(), faults, pace);
            apps.put(host, AppHost.start(node, layout.treeOf(host)));
        }
        balancerPort = Port.reserve();
        files.writeBalancer(balancerPort.number(), ports());
        balancer = new Nginx(
                layout.treeOf(layout.balancer()), balancerPort, () -> faults.isUnreachable(layout.balancer()));
        balancer.start();
    }

    public static Cluster start(Layout layout, Faults faults) {
        return start(layout, faults, Pace.usual());
    }

    public static Cluster start(Layout layout, Faults faults, Pace pace) {
        try {
            return new Cluster(layout, faults, pace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Layout layout() {
        return layout;
    }

    /** The programs that a host lacks. */
    public List<StandIn> standInsOf(String host) {
        if (apps.containsKey(host)) {
            return apps.get(host).programs();
        }
        return host.equals(layout.database())
                ? List.of(Psql.of(database), PgDump.of(database), PgRestore.of(database))
                : List.of(NginxProgram.of(balancer), NginxProgram.pgrep(balancer));
    }

    /** What the inventory must say of a host: ports, paths and passwords; what all hosts share among it. */
    public Map<String, String> variablesOf(String host) {
        return new HostVariables(layout, secrets, database.port(), balancerPort.number(), ports()).of(host);
    }

    /** The port of the page that a browser can look at, where the host has one. */
    public OptionalInt pageOf(String host) {
        if (host.equals(layout.balancer())) {
            return OptionalInt.of(balancerPort.number());
        }
        return apps.containsKey(host) ? OptionalInt.of(apps.get(host).port()) : OptionalInt.empty();
    }

    /** The image that the application runs from on a host, as it was asked for, if it runs there. */
    public Optional<String> imageOn(String host) {
        return Optional.ofNullable(apps.get(host))
                .flatMap(AppHost::running)
                .map(container -> container.blueprint().reference());
    }

    /** The container in which the application runs on a host, if it does. */
    public Optional<Container> containerOn(String host) {
        return Optional.ofNullable(apps.get(host)).flatMap(AppHost::running);
    }

    /** All that is in the database, at this moment. */
    public Contents contents() {
        return database.contents();
    }

    private Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        apps.forEach((host, app) -> ports.put(host, app.port()));
        return ports;
    }

    @Override
    public void close() {
        try {
            balancer.close();
            balancerPort.close();
            for (AppHost app : apps.values()) {
                app.close();
            }
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
