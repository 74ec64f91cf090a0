package dev.runbook.ssh;

import com.jcraft.jsch.Identity;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A key that a team signs with: Ed25519, in the files that ssh-keygen makes. */
public final class TeamKey {

    private static final String TYPE = "ssh-ed25519";

    /** What stands before the 32 bytes of a key in its X.509 form, RFC 8410. */
    private static final String X509 = "302a300506032b6570032100";

    private final byte[] blob;

    private TeamKey(byte[] blob) {
        this.blob = blob;
    }

    /**
     * What was signed, and by whom.
     *
     * @param key as it stands in a public key file: {@code ssh-ed25519 AAAA…}
     */
    public record Signed(String key, byte[] signature) {}

    /**
     * Signs with a private key.
     *
     * @throws InvalidSource if the file has none that can be used
     */
    public static Signed sign(Path file, SshSettings settings, byte[] message) {
        KeyRing.KeyFile key = new KeyRing(settings.passphrases(), settings.secrets()).read(file);
        key.fault().ifPresent(fault -> {
            throw fault("`" + file + "`: " + fault);
        });
        Identity identity = key.identities().stream()
                .filter(each -> each.getAlgName().equals(TYPE))
                .findFirst()
                .orElseThrow(() -> fault("`" + file + "` is no Ed25519 key; make one with `ssh-keygen -t ed25519`"));
        String line = TYPE + " " + Base64.getEncoder().encodeToString(identity.getPublicKeyBlob());
        return new Signed(line, second(identity.getSignature(message)));
    }

    /**
     * The keys in a file of public keys, one a line.
     *
     * @throws InvalidSource if it cannot be read, or has none
     */
    public static List<TeamKey> readAll(Path file) {
        try {
            List<TeamKey> keys = Files.readAllLines(file).stream()
                    .flatMap(line -> parse(line).stream())
                    .toList();
            if (keys.isEmpty()) {
                throw fault("`" + file + "` has no Ed25519 key; wanted lines like those in `id_ed25519.pub`");
            }
            return keys;
        } catch (IOException e) {
            throw fault("`" + file + "` cannot be read: " + Reason.of(e));
        }
    }

    /** A key as a public key file has it; empty if it is no such line. */
    public static Optional<TeamKey> parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 2 || !words[0].equals(TYPE)) {
            return Optional.empty();
        }
        try {
            byte[] blob = Base64.getDecoder().decode(words[1]);
            return blob.length == 4 + TYPE.length() + 4 + 32 ? Optional.of(new TeamKey(blob)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether this key has signed the message. */
    public boolean hasSigned(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey());
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException wrong) {
            return false;
        }
    }

    /** As {@code ssh-keygen -l} says it. */
    public String fingerprint() {
        return HostKeyCheck.fingerprint(blob);
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = ByteBuffer.allocate(44)
                .put(HexFormat.of().parseHex(X509))
                .put(second(blob))
                .array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** The second of the strings that follow each other in SSH's wire format: what stands behind the type. */
    private static byte[] second(byte[] wire) {
        ByteBuffer buffer = ByteBuffer.wrap(wire);
        byte[] type = new byte[buffer.getInt()];
        buffer.get(type);
        if (!new String(type, StandardCharsets.US_ASCII).equals(TYPE)) {
            throw new IllegalStateException("an Ed25519 key makes Ed25519 signatures");
        }
        byte[] second = new byte[buffer.getInt()];
        buffer.get(second);
        return second;
    }

    private static InvalidSource fault(String sentence) {
        return new InvalidSource(List.of(Problem.of(sentence)));
    }
}
