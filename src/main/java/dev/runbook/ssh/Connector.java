package dev.runbook.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.runbook.ssh.DetourProxy.Detour;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;

/** Makes sessions: connects, checks the host's key, logs in. One attempt each. */
final class Connector {

    /** Certificates are asked for only where known_hosts trusts an authority; umac and chacha20 do not work on 17. */
    private static final String HOST_KEYS =
            "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";

    private static final String KEY_EXCHANGES = "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,"
            + "ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
            + "diffie-hellman-group-exchange-sha256,diffie-hellman-group14-sha256";

    private static final String CIPHERS =
            "aes128-gcm@openssh.com,aes128-ctr,aes256-gcm@openssh.com,aes192-ctr,aes256-ctr";

    private final KnownHosts knownHosts = new KnownHosts();
    private final KeyRing keys;
    private final Path home;
    private final Timers timers;

    Connector(SshSettings settings, Timers timers) {
        this.keys = new KeyRing(settings.passphrases(), settings.secrets());
        this.home = settings.home();
        this.timers = timers;
    }

    /** @param detour how to get there, if not by a TCP connection of ours */
    Link connect(Route route, Optional<Detour> detour) throws ConnectFailure {
        var check = new HostKeyCheck(knownHosts, route);
        var credentials = new Credentials(route, keys, home);
        var sockets = new QuickAckSockets(route.connectTimeout());
        var loginFault = new LoginFault();
        Session session = session(route, check, credentials, detour, sockets);
        session.setLogger(loginFault);
        Future<?> limit = timers.after(wholeTime(route), session::disconnect);
        try {
            connect(session, route);
            return new Link(session, route);
        } catch (JSchException failure) {
            throw new Diagnosis(route, check, credentials, sockets.greeting(), loginFault, limit.isDone()).of(failure);
        } finally {
            limit.cancel(false);
        }
    }

    private static void connect(Session session, Route route) throws JSchException {
        try {
            session.connect((int) route.connectTimeout().toMillis());
        } catch (RuntimeException e) {
            throw garbled(e);
        }
    }

    /** JSch stumbles over what is no SSH packet; what comes from elsewhere in our own code is a bug. */
    private static JSchException garbled(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        if (trace.length > 0 && trace[0].getClassName().startsWith(JSch.class.getPackageName() + ".")) {
            return new JSchException("what came was no SSH", e);
        }
        throw e;
    }

    private Session session(
            Route route,
            HostKeyCheck check,
            Credentials credentials,
            Optional<Detour> detour,
            QuickAckSockets sockets) {
        try {
            Session session = new JSch().getSession(route.user(), route.address(), route.port());
            session.setDaemonThread(true);
            session.setHostKeyRepository(check);
            session.setIdentityRepository(credentials);
            session.setUserInfo(new LoginAnswers(route.password()));
            route.password().ifPresent(word -> session.setPassword(word.getBytes(StandardCharsets.UTF_8)));
            session.setServerAliveInterval((int) route.aliveInterval().toMillis());
            session.setServerAliveCountMax(route.aliveCount());
            configure(session, route, check);
            lead(session, detour, sockets);
            return session;
        } catch (JSchException e) {
            throw new IllegalStateException("JSch makes a session without asking anybody", e);
        }
    }

    private static void lead(Session session, Optional<Detour> detour, QuickAckSockets sockets) {
        detour.ifPresentOrElse(way -> session.setProxy(new DetourProxy(way)), () -> session.setSocketFactory(sockets));
    }

    private static void configure(Session session, Route route, HostKeyCheck check) {
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", methods(route));
        session.setConfig("enable_auth_none", "no");
        session.setConfig("enable_pubkey_auth_query", "no");
        session.setConfig("kex", KEY_EXCHANGES);
        session.setConfig("cipher.c2s", CIPHERS);
        session.setConfig("cipher.s2c", CIPHERS);
        session.setConfig("server_host_key", check.hasAuthority() ? JSch.getConfig("server_host_key") : HOST_KEYS);
        route.algorithms()
                .forEach((name, list) -> session.setConfig(name, AlgorithmList.of(list, session.getConfig(name))));
    }

    /** A password that the inventory gives for a host goes first, before keys use up sshd's patience. */
    private static String methods(Route route) {
        boolean passwordFirst =
                route.password().isPresent() && route.identityFiles().isEmpty();
        return passwordFirst ? "password,keyboard-interactive,publickey" : "publickey,password,keyboard-interactive";
    }

    private static Duration wholeTime(Route route) {
        return route.connectTimeout().multipliedBy(3);
    }
}
