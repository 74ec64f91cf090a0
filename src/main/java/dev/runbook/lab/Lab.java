package dev.runbook.lab;

import dev.runbook.lab.host.Affliction;
import dev.runbook.lab.host.Fault;
import dev.runbook.lab.host.FaultBoard;
import dev.runbook.lab.host.HostServer;
import dev.runbook.lab.host.Keeper;
import dev.runbook.lab.host.LabHost;
import dev.runbook.lab.host.SharedIo;
import dev.runbook.lab.host.SshKey;
import dev.runbook.lab.standin.Calls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A cluster in this process: hosts that take SSH connections and run real commands, what runs behind them, and an
 * inventory that names them. When it is closed, or the process ends in whatever way, all of it goes.
 */
public final class Lab implements AutoCloseable {

    private final String id;
    private final LabDirectory directory;
    private final Keeper keeper;
    private final FaultBoard faults = new FaultBoard();
    private final SharedIo io = new SharedIo();
    private final Calls calls;
    private final Services services;
    private final Map<String, HostServer> servers = new LinkedHashMap<>();
    private final Control control;

    private Lab(String id, LabDirectory directory, Keeper keeper, Shape shape, Services.Starter starter) {
        this.id = id;
        this.directory = directory;
        this.keeper = keeper;
        SshKey user = SshKey.generate();
        user.write(directory.key());
        calls = Calls.open(directory.calls());
        services = starter.start(directory, shape, faults);
        shape.hosts().forEach(host -> servers.put(host, serve(host, user)));
        new InventoryFiles(directory, shape, services).write(List.copyOf(servers.values()));
        control = Control.open(this);
    }

    /**
     * Starts one.
     *
     * @throws dev.runbook.source.InvalidSource if the directory is taken
     */
    public static Lab start(LabDirectory wanted, Shape shape, Services.Starter services) {
        LabDirectory directory = wanted.claim();
        String id = UUID.randomUUID().toString();
        Keeper keeper = Keeper.start(id, directory.root(), LabDirectory.NAMES);
        try {
            return new Lab(id, directory, keeper, shape, services);
        } catch (RuntimeException | Error e) {
            keeper.end();
            throw e;
        }
    }

    public LabDirectory directory() {
        return directory;
    }

    /** What there is to know about the hosts, in the order of the inventory. */
    public List<HostView> hosts() {
        return servers.values().stream().map(this::view).toList();
    }

    /** Sets a fault on a host, to hold at once or as soon as a step begins there. */
    public void breakHost(String host, Fault fault, Optional<String> step) {
        faults.set(host, Affliction.of(fault, step, services.imageOn(host)));
    }

    public void heal(String host) {
        faults.heal(host);
    }

    /** Heals it of this fault alone. */
    public void heal(String host, Fault fault) {
        faults.heal(host, fault);
    }

    /** How others find and reach this lab. */
    LabFile file(int port, String token) {
        return new LabFile(id, ProcessHandle.current().pid(), port, token);
    }

    /** Waits until somebody wants it to end. */
    public void awaitEnd() throws InterruptedException {
        control.awaitEnd();
    }

    /** Ends the waiting of whoever waits for that. */
    public void letEnd() {
        control.letEnd();
    }

    @Override
    public void close() {
        control.close();
        servers.values().forEach(HostServer::close);
        calls.close();
        services.close();
        io.close();
        keeper.end();
    }

    private HostServer serve(String name, SshKey user) {
        LabHost host = new LabHost(name, directory.tree(name), id);
        host.tree().make();
        new HostFiles(host, services.standInsOf(name)).write(calls);
        return HostServer.start(host, user.pair().getPublic(), io, faults);
    }

    private HostView view(HostServer server) {
        String name = server.host().name();
        return new HostView(
                name,
                server.port(),
                services.pageOf(name),
                services.imageOn(name),
                faults.of(name).stream().map(Affliction::words).toList());
    }
}
