package dev.runbook.ssh;

import dev.runbook.source.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Why a host's key was refused, in words for the operator. */
final class HostKeyRefusal {

    private HostKeyRefusal() {}

    static String changed(String host, String fingerprint, KnownHost known) {
        return """
                THE HOST KEY HAS CHANGED: %s now shows %s, which is not the key in %s; \
                somebody may be listening in, or the host was set up anew: \
                ask its administrator for the key's fingerprint, and only if it is this one remove that line""".formatted(host, fingerprint, known.place());
    }

    static String revoked(String host, String fingerprint, KnownHost known) {
        return """
                THE HOST KEY IS REVOKED: %s shows %s, which %s says must not be trusted any more; have the host make \
                new keys, and ask its administrator for the new fingerprint""".formatted(host, fingerprint, known.place());
    }

    static String unknown(String host, String fingerprint, List<Path> files) {
        return """
                its host key %s is not known: no line for `%s` in %s; check the fingerprint, then connect once \
                with ssh, or give --accept-new-host-keys""".formatted(
                        fingerprint, host, files.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    static String unreadable(IOException cause) {
        return "its host key cannot be checked, since known_hosts cannot be read: " + Reason.of(cause);
    }

    static String unwritable(Path file, IOException cause) {
        return "its new host key cannot be recorded in %s: %s; make the file writable, or name another one in UserKnownHostsFile"
                .formatted(file, Reason.of(cause));
    }
}
