package dev.runbook.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import dev.runbook.source.Reason;
import dev.runbook.ssh.SshSettings.Passphrases;
import dev.runbook.value.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The private keys of a run, each read and decrypted once. */
final class KeyRing {

    /** A key file: the identities in it (two if a certificate lies beside the key), or why it cannot be used. */
    record KeyFile(Path path, List<Identity> identities, Optional<String> fault) {

        private static KeyFile faulty(Path path, String fault) {
            return new KeyFile(path, List.of(), Optional.of(fault));
        }
    }

    private static final Pattern PUBLIC = Pattern.compile("(?:ssh|ecdsa|sk)-[\\w@.-]+ AAAA");

    private final Passphrases passphrases;
    private final Secrets secrets;
    private final Map<Path, KeyFile> files = new ConcurrentHashMap<>();

    KeyRing(Passphrases passphrases, Secrets secrets) {
        this.passphrases = passphrases;
        this.secrets = secrets;
    }

    KeyFile read(Path file) {
        return files.computeIfAbsent(file, this::load);
    }

    private KeyFile load(Path file) {
        if (!Files.exists(file)) {
            return KeyFile.faulty(file, "there is no such file");
        }
        if (Files.isDirectory(file)) {
            return KeyFile.faulty(file, "it is a folder, not a private key");
        }
        try {
            return isOpenToOthers(file)
                    ? KeyFile.faulty(file, "others may read it; run `chmod 600 " + file + "`")
                    : unlock(file, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return KeyFile.faulty(file, "it cannot be read: " + Reason.of(unreadable));
        } catch (JSchException unusable) {
            return KeyFile.faulty(file, "it is no private key that can be read here: " + unusable.getMessage());
        }
    }

    private KeyFile unlock(Path file, byte[] content) throws JSchException {
        if (PUBLIC.matcher(new String(content, StandardCharsets.ISO_8859_1)).lookingAt()) {
            return KeyFile.faulty(file, "it is a public key; name the private one");
        }
        if (!KeyPair.load(new JSch(), content, null).isEncrypted()) {
            return new KeyFile(file, identities(file, null), Optional.empty());
        }
        Optional<String> passphrase = passphrases.of(file);
        if (passphrase.isEmpty()) {
            return KeyFile.faulty(file, "it has a passphrase; add the key to ssh-agent, or set RUNBOOK_KEY_PASSPHRASE");
        }
        secrets.add(passphrase.get());
        return unlock(file, passphrase.get());
    }

    private static KeyFile unlock(Path file, String passphrase) {
        try {
            List<Identity> unlocked = identities(file, passphrase.getBytes(StandardCharsets.UTF_8));
            if (unlocked.stream().noneMatch(Identity::isEncrypted)) {
                return new KeyFile(file, unlocked, Optional.empty());
            }
        } catch (JSchException wrong) {
            // The file itself could be read; some formats tell a wrong passphrase this way.
        }
        return KeyFile.faulty(file, "its passphrase is another one");
    }

    private static List<Identity> identities(Path file, byte[] passphrase) throws JSchException {
        JSch jsch = new JSch();
        jsch.addIdentity(file.toString(), passphrase);
        return List.copyOf(jsch.getIdentityRepository().getIdentities());
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        return mode.stream().anyMatch(permission -> !permission.name().startsWith("OWNER"));
    }
}
