package dev.runbook.ssh;

import dev.runbook.value.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the operator decided about all connections.
 *
 * @param connectTimeout for one attempt at one host
 * @param reconnect how long to wait for a host whose connection was lost
 * @param keyFiles private keys to offer everywhere, before the usual ones
 * @param passphrases for keys that have one
 * @param hostKeyPolicy for hosts of which neither inventory nor SSH configuration say otherwise
 * @param configFile to be read instead of the user's and the system's
 * @param home where {@code .ssh} is
 * @param localHome the {@code HOME} of commands on this machine
 * @param secrets learns the passwords that are used
 */
public record SshSettings(
        Duration connectTimeout,
        Duration reconnect,
        List<Path> keyFiles,
        Passphrases passphrases,
        HostKeyPolicy hostKeyPolicy,
        Optional<Path> configFile,
        Path home,
        Path localHome,
        Secrets secrets) {

    /** Knows the passphrase of a private key, or asks a person; asked at most once for each file. */
    public interface Passphrases {

        Optional<String> of(Path keyFile);

        /** The same passphrase for every key: {@code RUNBOOK_KEY_PASSPHRASE}. */
        static Passphrases fromEnvironment() {
            return file -> Optional.ofNullable(System.getenv("RUNBOOK_KEY_PASSPHRASE"));
        }
    }

    /** What holds if the operator says nothing. */
    public static SshSettings usual() {
        return new SshSettings(
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                List.of(),
                Passphrases.fromEnvironment(),
                HostKeyPolicy.STRICT,
                Optional.empty(),
                Path.of(System.getProperty("user.home")),
                Path.of(Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home"))),
                new Secrets());
    }

    public SshSettings withConnectTimeout(Duration timeout) {
        return new SshSettings(
                timeout, reconnect, keyFiles, passphrases, hostKeyPolicy, configFile, home, localHome, secrets);
    }

    public SshSettings withReconnect(Duration limit) {
        return new SshSettings(
                connectTimeout, limit, keyFiles, passphrases, hostKeyPolicy, configFile, home, localHome, secrets);
    }

    public SshSettings withKeyFiles(List<Path> files) {
        return new SshSettings(
                connectTimeout,
                reconnect,
                List.copyOf(files),
                passphrases,
                hostKeyPolicy,
                configFile,
                home,
                localHome,
                secrets);
    }

    public SshSettings withPassphrases(Passphrases source) {
        return new SshSettings(
                connectTimeout, reconnect, keyFiles, source, hostKeyPolicy, configFile, home, localHome, secrets);
    }

    public SshSettings withHostKeyPolicy(HostKeyPolicy policy) {
        return new SshSettings(
                connectTimeout, reconnect, keyFiles, passphrases, policy, configFile, home, localHome, secrets);
    }

    public SshSettings withConfigFile(Path file) {
        return new SshSettings(
                connectTimeout,
                reconnect,
                keyFiles,
                passphrases,
                hostKeyPolicy,
                Optional.of(file),
                home,
                localHome,
                secrets);
    }

    public SshSettings withHome(Path folder) {
        return new SshSettings(
                connectTimeout,
                reconnect,
                keyFiles,
                passphrases,
                hostKeyPolicy,
                configFile,
                folder,
                localHome,
                secrets);
    }

    public SshSettings withLocalHome(Path folder) {
        return new SshSettings(
                connectTimeout, reconnect, keyFiles, passphrases, hostKeyPolicy, configFile, home, folder, secrets);
    }

    public SshSettings withSecrets(Secrets known) {
        return new SshSettings(
                connectTimeout, reconnect, keyFiles, passphrases, hostKeyPolicy, configFile, home, localHome, known);
    }
}
