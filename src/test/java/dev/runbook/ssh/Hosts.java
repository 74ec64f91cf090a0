package dev.runbook.ssh;

import dev.runbook.lab.host.SshKey;
import dev.runbook.remote.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.DefaultKeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** SSH servers in this process, the keys to them, and a home folder that knows their host keys. */
final class Hosts implements AutoCloseable {

    /** The library takes note of Ed25519 only before its first use, and the lab's tests share its memory. */
    static {
        SshKey.generate();
    }

    static final String PASSWORD = "pa$$ 'w\"ö";

    final Path home;
    final KeyPair userKey = generate(KeyUtils.EC_ALGORITHM, 256);
    private final List<SshServer> servers = new ArrayList<>();
    private final List<PublicKey> authorized = new ArrayList<>(List.of(userKey.getPublic()));
    private final Map<SshServer, KeyPair> hostKeys = new ConcurrentHashMap<>();

    Hosts(Path home) {
        this.home = home;
        write(userKey, home.resolve(".ssh/id_ecdsa"), Optional.empty());
    }

    /** A host that runs commands with this machine's shell, known to known_hosts. */
    SshServer start() {
        SshServer server = startUnknown();
        know(server, hostKeys.get(server).getPublic());
        return server;
    }

    SshServer startUnknown() {
        SshServer server = SshServer.setUpDefaultServer();
        KeyPair hostKey = generate(KeyUtils.EC_ALGORITHM, 256);
        hostKeys.put(server, hostKey);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> authorized.stream().anyMatch(known -> KeyUtils.compareKeys(known, key)));
        server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setCommandFactory((channel, command) -> new ProcessCommand(command));
        servers.add(server);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    static void allow(SshServer server, String... methods) {
        Map<String, UserAuthFactory> all = Map.of(
                "publickey", UserAuthPublicKeyFactory.INSTANCE,
                "password", UserAuthPasswordFactory.INSTANCE,
                "keyboard-interactive", UserAuthKeyboardInteractiveFactory.INSTANCE);
        server.setUserAuthFactories(List.of(methods).stream().map(all::get).toList());
        server.setKeyboardInteractiveAuthenticator(DefaultKeyboardInteractiveAuthenticator.INSTANCE);
    }

    void authorize(PublicKey key) {
        authorized.add(key);
    }

    void know(SshServer server, PublicKey key) {
        append(".ssh/known_hosts", "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key) + "\n");
    }

    KeyPair hostKey(SshServer server) {
        return hostKeys.get(server);
    }

    Path append(String file, String text) {
        Path path = home.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, Files.exists(path) ? Files.readString(path) + text : text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    SshSettings settings() {
        return SshSettings.usual().withHome(home);
    }

    static Target target(SshServer server) {
        return target(server.getPort());
    }

    static Target target(int port, String... options) {
        return new Target(
                "web1",
                Target.Kind.SSH,
                "127.0.0.1",
                Optional.of(port),
                Optional.of("deploy"),
                Optional.empty(),
                List.of(),
                List.of(options));
    }

    static Target withPassword(Target target, String password) {
        return new Target(
                target.host(),
                target.kind(),
                target.address(),
                target.port(),
                target.user(),
                Optional.of(password),
                target.keyFiles(),
                target.options());
    }

    static Target withKey(Target target, Path key) {
        return new Target(
                target.host(),
                target.kind(),
                target.address(),
                target.port(),
                target.user(),
                target.password(),
                List.of(key),
                target.options());
    }

    static KeyPair generate(String algorithm, int size) {
        try {
            return KeyUtils.generateKeyPair(
                    KeyUtils.EC_ALGORITHM.equals(algorithm) ? "ecdsa-sha2-nistp" + size : algorithm, size);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(KeyPair key, Path file, Optional<String> passphrase) {
        var context = new OpenSSHKeyEncryptionContext();
        passphrase.ifPresent(context::setPassword);
        try {
            Files.createDirectories(file.getParent());
            try (var out = Files.newOutputStream(file)) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                        key, "test", passphrase.isPresent() ? context : null, out);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (SshServer server : servers) {
            try {
                server.stop(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
