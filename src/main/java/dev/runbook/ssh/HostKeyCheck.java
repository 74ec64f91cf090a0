package dev.runbook.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.runbook.ssh.KnownHost.Marker;
import dev.runbook.ssh.KnownHosts.Verdict;
import dev.runbook.value.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides for one session whether the host's key is good, and remembers why not. */
final class HostKeyCheck implements HostKeyRepository {

    private static final HostKey[] NONE = {};

    private final KnownHosts knownHosts;
    private final Route route;
    private final String host;
    private final List<Path> files;
    private boolean passed;
    private Optional<String> refusal = Optional.empty();

    HostKeyCheck(KnownHosts knownHosts, Route route) {
        this.knownHosts = knownHosts;
        this.route = route;
        this.host = route.knownAs();
        this.files = Stream.concat(route.userKnownHosts().stream(), route.globalKnownHosts().stream())
                .toList();
    }

    boolean passed() {
        return passed;
    }

    /** Why the key was refused, and what to do. */
    Optional<String> refusal() {
        return refusal;
    }

    /** Whether some authority is trusted to vouch for this host by a certificate. */
    boolean hasAuthority() {
        return Arrays.stream(marked(Marker.CERT_AUTHORITY, "@cert-authority"))
                .findAny()
                .isPresent();
    }

    @Override
    public int check(String ignored, byte[] key) {
        synchronized (knownHosts) {
            refusal = refusal(key);
        }
        passed = refusal.isEmpty();
        return passed ? OK : CHANGED;
    }

    private Optional<String> refusal(byte[] key) {
        try {
            Verdict verdict = knownHosts.check(files, host, key);
            if (verdict instanceof Verdict.Changed changed) {
                return Optional.of(HostKeyRefusal.changed(host, fingerprint(key), changed.known()));
            }
            if (verdict instanceof Verdict.Revoked revoked) {
                return Optional.of(HostKeyRefusal.revoked(host, fingerprint(key), revoked.known()));
            }
            return verdict instanceof Verdict.Unknown ? accept(key) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(HostKeyRefusal.unreadable(unreadable));
        }
    }

    private Optional<String> accept(byte[] key) {
        if (route.hostKeyPolicy() == HostKeyPolicy.STRICT) {
            return Optional.of(HostKeyRefusal.unknown(host, fingerprint(key), files));
        }
        try {
            if (!route.userKnownHosts().isEmpty()) {
                knownHosts.add(route.userKnownHosts().get(0), host, key);
            }
            return Optional.empty();
        } catch (IOException unwritable) {
            return route.hostKeyPolicy() == HostKeyPolicy.ACCEPT_UNKNOWN
                    ? Optional.empty()
                    : Optional.of(
                            HostKeyRefusal.unwritable(route.userKnownHosts().get(0), unwritable));
        }
    }

    /** For JSch: the kinds of key to ask for first, and after a key was accepted, whether it is revoked. */
    @Override
    public HostKey[] getHostKey(String ignored, String type) {
        return type == null ? marked(Marker.NONE, "") : NONE;
    }

    /** For JSch's check of host certificates. */
    @Override
    public HostKey[] getHostKey() {
        return Stream.of(marked(Marker.CERT_AUTHORITY, "@cert-authority"), marked(Marker.REVOKED, "@revoked"))
                .flatMap(Arrays::stream)
                .toArray(HostKey[]::new);
    }

    private HostKey[] marked(Marker marker, String word) {
        try {
            return knownHosts.about(files, host).stream()
                    .filter(line -> line.marker() == marker)
                    .flatMap(line -> hostKey(word, line).stream())
                    .toArray(HostKey[]::new);
        } catch (IOException unreadable) {
            return NONE;
        }
    }

    private Optional<HostKey> hostKey(String marker, KnownHost line) {
        try {
            return Optional.of(new HostKey(marker, host, HostKey.GUESS, line.key(), ""));
        } catch (JSchException | ArrayIndexOutOfBoundsException unknownType) {
            return Optional.empty();
        }
    }

    static String fingerprint(byte[] key) {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Sha256.of(key));
    }

    @Override
    public void add(HostKey key, UserInfo user) {
        throw new UnsupportedOperationException("keys are recorded when they are checked");
    }

    @Override
    public void remove(String name, String type) {
        throw new UnsupportedOperationException("a known key is never removed");
    }

    @Override
    public void remove(String name, String type, byte[] key) {
        throw new UnsupportedOperationException("a known key is never removed");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "known_hosts";
    }
}
