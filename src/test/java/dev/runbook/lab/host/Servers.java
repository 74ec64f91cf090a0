package dev.runbook.lab.host;

import dev.runbook.remote.Target;
import dev.runbook.ssh.SshConnections;
import dev.runbook.ssh.SshSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hosts of a lab without anything around them, and our own client's way to them. */
public final class Servers implements AutoCloseable {

    public final FaultBoard faults = new FaultBoard();
    public final SshConnections connections;

    private final String lab = UUID.randomUUID().toString();
    private final Path directory;
    private final Keeper keeper;
    private final SharedIo io = new SharedIo();
    private final SshKey user = SshKey.generate();
    private final List<HostServer> servers = new ArrayList<>();

    public Servers(Path directory) {
        this.directory = directory;
        keeper = Keeper.start(lab, directory.resolve("none"), List.of());
        user.write(key());
        connections = new SshConnections(SshSettings.usual().withHome(directory).withReconnect(Duration.ofSeconds(1)));
    }

    public HostServer start(String name) {
        HostTree tree = new HostTree(directory.resolve("hosts").resolve(name));
        tree.make();
        HostServer server =
                HostServer.start(new LabHost(name, tree, lab), user.pair().getPublic(), io, faults);
        servers.add(server);
        try {
            Files.writeString(tree.home().resolve(".welcome"), "this is " + name + "\n");
            Files.write(
                    knownHosts(),
                    servers.stream().map(HostServer::knownHostsLine).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    /** A marker in the environment of all that these hosts start. */
    public String mark() {
        return LabHost.MARK + "=" + lab;
    }

    public Path key() {
        return directory.resolve("key");
    }

    public Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    public Target target(HostServer server) {
        return new Target(
                server.host().name(),
                Target.Kind.SSH,
                HostServer.ADDRESS,
                Optional.of(server.port()),
                Optional.of(HostServer.USER),
                Optional.empty(),
                List.of(key()),
                List.of("UserKnownHostsFile=" + knownHosts(), "IdentitiesOnly=yes"));
    }

    @Override
    public void close() {
        connections.close();
        servers.forEach(HostServer::close);
        io.close();
        keeper.end();
    }
}
