package dev.runbook.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.SSHAgentConnector;
import dev.runbook.ssh.KeyRing.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The keys to offer to one host: those that were asked for, those of the agent, then the usual files. Remembers
 * which were tried and which could not be.
 */
final class Credentials implements IdentityRepository {

    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final Route route;
    private final KeyRing ring;
    private final Path home;
    private final List<String> tried = new ArrayList<>();
    private final Map<Path, String> faults = new LinkedHashMap<>();
    private final Vector<Identity> offers = new Vector<>();

    Credentials(Route route, KeyRing ring, Path home) {
        this.route = route;
        this.ring = ring;
        this.home = home;
        collect();
    }

    /** The names of the keys that the host has seen and refused. */
    synchronized List<String> tried() {
        return List.copyOf(tried);
    }

    /** The files that should have been tried, and why they were not. */
    Map<Path, String> faults() {
        return faults;
    }

    private void collect() {
        List<Identity> agent = agentKeys();
        List<Path> inAgent = route.identityFiles().stream()
                .filter(file -> agent.stream().anyMatch(key -> PublicKeyFile.belongsTo(file, key.getPublicKeyBlob())))
                .toList();
        offerAgent(
                agent, key -> inAgent.stream().anyMatch(file -> PublicKeyFile.belongsTo(file, key.getPublicKeyBlob())));
        route.identityFiles().stream()
                .filter(file -> !inAgent.contains(file))
                .map(ring::read)
                .forEach(this::offer);
        if (!route.identitiesOnly()) {
            offerAgent(agent, key -> true);
        }
        if (route.identityFiles().isEmpty()) {
            usualFiles().map(ring::read).forEach(this::offer);
        }
    }

    private void offerAgent(List<Identity> keys, Predicate<Identity> which) {
        keys.stream().filter(which).forEach(key -> offer(key, key.getName() + " of ssh-agent"));
    }

    private Stream<Path> usualFiles() {
        return USUAL.stream().map(name -> home.resolve(".ssh").resolve(name)).filter(Files::exists);
    }

    private void offer(KeyFile file) {
        file.fault().ifPresent(fault -> faults.put(file.path(), fault));
        file.identities().forEach(key -> offer(key, file.path().toString()));
    }

    private void offer(Identity key, String name) {
        if (offers.stream().noneMatch(known -> same(known, key))) {
            offers.add(new Offered(key, name));
        }
    }

    private static boolean same(Identity one, Identity other) {
        return Arrays.equals(one.getPublicKeyBlob(), other.getPublicKeyBlob());
    }

    private List<Identity> agentKeys() {
        if (route.agent().isEmpty()) {
            return List.of();
        }
        Path socket = route.agent().get();
        try {
            var agent = new AgentIdentityRepository(new SSHAgentConnector(socket));
            if (agent.getStatus() == NOTRUNNING) {
                faults.put(socket, "no SSH agent answers there");
            }
            return agent.getIdentities();
        } catch (AgentProxyException noSockets) {
            faults.put(socket, "the SSH agent cannot be asked: " + noSockets.getMessage());
            return List.of();
        }
    }

    @Override
    public Vector<Identity> getIdentities() {
        return new Vector<>(offers);
    }

    @Override
    public String getName() {
        return "keys for " + route.name();
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        throw new UnsupportedOperationException("keys are chosen when a session is made");
    }

    private synchronized void noteTried(String name) {
        if (!tried.contains(name)) {
            tried.add(name);
        }
    }

    /** A key that notes when it is used. */
    private final class Offered implements Identity {

        private final Identity key;
        private final String name;

        Offered(Identity key, String name) {
            this.key = key;
            this.name = name;
        }

        @Override
        public byte[] getSignature(byte[] data, String algorithm) {
            noteTried(name);
            return key.getSignature(data, algorithm);
        }

        @Override
        public byte[] getSignature(byte[] data) {
            noteTried(name);
            return key.getSignature(data);
        }

        @Override
        public boolean setPassphrase(byte[] passphrase) {
            return !key.isEncrypted();
        }

        @Override
        public byte[] getPublicKeyBlob() {
            return key.getPublicKeyBlob();
        }

        @Override
        public String getAlgName() {
            return key.getAlgName();
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isEncrypted() {
            return key.isEncrypted();
        }

        /** The key belongs to the run, not to the session. */
        @Override
        public void clear() {}
    }
}
