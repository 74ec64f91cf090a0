package dev.runbook.lab.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** A pair of Ed25519 keys, of a host or of a user. */
public record SshKey(KeyPair pair) {

    public static SshKey generate() {
        return new SshKey(Ed25519.generate());
    }

    /** The public key as it stands in known_hosts and authorized_keys. */
    public String publicLine() {
        return PublicKeyEntry.toString(pair.getPublic());
    }

    /** Writes the private key as ssh-keygen does, for its owner's eyes only. */
    public void write(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, privateKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] privateKey() throws IOException {
        try {
            var text = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "lab", null, text);
            return text.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of our own making", e);
        }
    }
}
