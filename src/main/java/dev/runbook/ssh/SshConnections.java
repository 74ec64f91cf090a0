package dev.runbook.ssh;

import dev.runbook.remote.Connection;
import dev.runbook.remote.Connections;
import dev.runbook.remote.Target;
import dev.runbook.remote.Unreachable;
import dev.runbook.ssh.DetourProxy.Detour;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The connections of a run, by SSH or to this machine itself. */
public final class SshConnections implements Connections {

    /** As quick as a pool as large as the number of hosts. */
    private static final int CONNECTING_AT_ONCE = 50;

    private final Timers timers = new Timers();
    private final ExecutorService connecting = pool();
    private final ExecutorService reconnecting = Executors.newCachedThreadPool(Threads.named("reconnect"));
    private final SshSettings settings;
    private final Routes routes;
    private final Connector connector;
    private final Map<Target, Connection> connections = new ConcurrentHashMap<>();
    private final Map<Route, HostSession> sessions = new ConcurrentHashMap<>();

    /** @throws dev.runbook.source.InvalidSource if the SSH configuration cannot be read */
    public SshConnections(SshSettings settings) {
        this.settings = settings;
        this.routes = new Routes(settings);
        this.connector = new Connector(settings, timers);
    }

    @Override
    public Connection to(Target target) {
        return connections.computeIfAbsent(target, this::connect);
    }

    @Override
    public void close() {
        connecting.shutdownNow();
        reconnecting.shutdownNow();
        sessions.values().forEach(HostSession::close);
        timers.close();
    }

    private Connection connect(Target target) {
        target.password().ifPresent(settings.secrets()::add);
        if (target.kind() == Target.Kind.LOCAL) {
            return new LocalConnection(timers, settings.localHome());
        }
        try {
            HostSession session = session(routes.to(target));
            connecting.execute(session::begin);
            return new SshConnection(session, timers, settings.reconnect());
        } catch (Unreachable nowhere) {
            return new NoConnection(nowhere);
        }
    }

    private HostSession session(Route route) {
        return sessions.computeIfAbsent(
                route,
                way -> new HostSession(
                        way, () -> connector.connect(way, detour(way)), reconnecting, settings.reconnect()));
    }

    private Optional<Detour> detour(Route route) throws Unreachable {
        if (!route.jumps().isEmpty()) {
            Link jump = session(route.lastJump()).link(settings.reconnect());
            return Optional.of((host, port) -> through(jump, route, host, port));
        }
        return route.proxyCommand().map(command -> (host, port) -> ProxyProgram.start(command));
    }

    private static StreamSocket through(Link jump, Route route, String host, int port) throws IOException {
        try {
            return jump.tunnel(host, port, route.connectTimeout());
        } catch (LinkLost lost) {
            throw new IOException("the connection to the jump host was lost", lost);
        }
    }

    private static ExecutorService pool() {
        var pool = new ThreadPoolExecutor(
                CONNECTING_AT_ONCE,
                CONNECTING_AT_ONCE,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Threads.named("connect"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
