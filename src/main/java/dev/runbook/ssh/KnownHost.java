package dev.runbook.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a known_hosts file, see SSH_KNOWN_HOSTS FILE FORMAT in sshd(8).
 *
 * @param marker {@code NONE} for a line that names a host's own key
 * @param names patterns, or hashed names
 */
record KnownHost(Path file, int line, Marker marker, List<String> names, byte[] key) {

    enum Marker {
        NONE,
        CERT_AUTHORITY,
        REVOKED
    }

    /** Empty for a comment, an empty line, or one that cannot be read, which like in OpenSSH vouches for nothing. */
    static Optional<KnownHost> parse(Path file, int line, String text) {
        if (text.isBlank() || text.strip().startsWith("#")) {
            return Optional.empty();
        }
        List<String> words = Arrays.asList(text.strip().split("\\s+"));
        if (!words.get(0).startsWith("@")) {
            return parse(file, line, Marker.NONE, words);
        }
        List<String> unmarked = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "@revoked" -> parse(file, line, Marker.REVOKED, unmarked);
            case "@cert-authority" -> parse(file, line, Marker.CERT_AUTHORITY, unmarked);
            default -> Optional.empty();
        };
    }

    /** Whether this line speaks of the host: {@code name}, or {@code [name]:port} where the port is not 22. */
    boolean names(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return names.stream().noneMatch(pattern -> pattern.startsWith("!") && matches(pattern.substring(1), name))
                && names.stream().anyMatch(pattern -> matches(pattern, name));
    }

    boolean has(byte[] other) {
        return MessageDigest.isEqual(key, other);
    }

    String place() {
        return file + ":" + line;
    }

    private static Optional<KnownHost> parse(Path file, int line, Marker marker, List<String> words) {
        if (words.size() < 3) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(words.get(2));
            return Optional.of(
                    new KnownHost(file, line, marker, List.of(words.get(0).split(",")), key));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean matches(String pattern, String name) {
        return pattern.startsWith("|1|") ? hashes(pattern, name) : Wildcard.matches(pattern, name);
    }

    private static boolean hashes(String pattern, String name) {
        String[] parts = pattern.split("\\|");
        if (parts.length != 4) {
            return false;
        }
        try {
            byte[] expected = Base64.getDecoder().decode(parts[3]);
            return MessageDigest.isEqual(expected, hash(Base64.getDecoder().decode(parts[2]), name));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] hash(byte[] salt, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
