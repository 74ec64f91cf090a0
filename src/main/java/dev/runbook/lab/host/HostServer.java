package dev.runbook.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/** The SSH server of one host, on a free port of the loopback. */
public final class HostServer implements AutoCloseable {

    /** Who logs in. */
    public static final String USER = "lab";

    public static final String ADDRESS = "127.0.0.1";

    /** Without a terminal of its own; says first where one is. */
    private static final String SHELL = "cat \"$HOME/.welcome\" >&2; exec /bin/sh -i";

    private final LabHost host;
    private final SshKey key;
    private final SharedIo io;
    private final FaultBoard faults;
    private final SshServer server =
            ServerBuilder.builder().factory(Listening::new).build();

    private HostServer(LabHost host, SshKey key, SharedIo io, FaultBoard faults) {
        this.host = host;
        this.key = key;
        this.io = io;
        this.faults = faults;
    }

    /**
     * A server that takes connections.
     *
     * @param user the key of the one who may log in
     */
    public static HostServer start(LabHost host, PublicKey user, SharedIo io, FaultBoard faults) {
        HostServer started = new HostServer(host, SshKey.generate(), io, faults);
        try {
            started.prepare(user);
            started.server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faults.whenCut(host.name(), started::dropConnections);
        return started;
    }

    public LabHost host() {
        return host;
    }

    public int port() {
        return server.getPort();
    }

    /** What a client's known_hosts must say. */
    public String knownHostsLine() {
        return "[" + ADDRESS + "]:" + port() + " " + key.publicLine();
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare(PublicKey user) {
        io.lendTo(server);
        server.setHost(ADDRESS);
        server.setKeyPairProvider(KeyPairProvider.wrap(key.pair()));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (name, offered, session) -> name.equals(USER) && KeyUtils.compareKeys(user, offered));
        server.setChannelFactories(List.<ChannelFactory>of(new Sessions(), new Tunnels()));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setCommandFactory((channel, command) -> new HostCommand(host, words(command), faults, io.work()));
        server.setShellFactory(channel -> new HostCommand(host, words(SHELL), faults, io.work()));
    }

    private static List<String> words(String command) {
        return List.of("/bin/sh", "-c", command);
    }

    private boolean takesNoConnections() {
        return faults.takesNoConnections(host.name());
    }

    private void dropConnections() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    /** Takes connections and closes them at once while nobody is to get in. */
    private final class Listening extends SshServer {
        @Override
        protected IoAcceptor createAcceptor() {
            return getIoServiceFactory()
                    .createAcceptor(new Doorkeeper(getSessionFactory(), HostServer.this::takesNoConnections));
        }
    }

    private static final class Sessions extends ChannelSessionFactory {
        @Override
        public ChannelSession createChannel(Session session) {
            return new PlainSession();
        }
    }

    private final class Tunnels extends DirectTcpipFactory {
        @Override
        public HostTunnel createChannel(Session session) {
            return new HostTunnel(host.name(), faults, io.work());
        }
    }
}
