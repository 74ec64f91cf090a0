package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys and passwords open an account on a real sshd, and what is said when none does. */
@OnOpenSsh
class LoginTest {

    private static final String REFUSED =
            "`web1` (deploy@127.0.0.1:PORT) cannot be reached: login as `deploy` was refused: ";

    private static OpenSshHost host;

    private Operator operator;

    @BeforeAll
    static void start(@TempDir Path dir) {
        host = OpenSshHost.start(dir);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void begin(@TempDir Path home) {
        operator = new Operator(home).knows(host);
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "id_ed25519, ed25519, 256",
        "id_ecdsa, ecdsa, 256",
        "id_ecdsa, ecdsa, 384",
        "id_ecdsa, ecdsa, 521",
        "id_rsa, rsa, 2048",
        "id_rsa, rsa, 4096"
    })
    void takesTheUsualKeysOfEveryType(String file, String type, String bits) throws Unreachable {
        host.authorize(operator.key(file, "-t", type, "-b", bits));
        assertThat(whoIs("")).isEqualTo("deploy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEM", "PKCS8", "RFC4716"})
    void readsKeysInEveryFormat(String format) throws Unreachable {
        host.authorize(operator.key("id_rsa", "-t", "rsa", "-b", "2048", "-m", format));
        assertThat(whoIs("")).isEqualTo("deploy");
    }

    @Test
    void takesTheKeyThatTheInventoryNames() throws Unreachable {
        Path key = operator.key("elsewhere", "-t", "ed25519");
        host.authorize(key);
        assertThat(refusal("")).isEqualTo(refused("no key was at hand"));
        assertThat(whoIs("ansible_ssh_private_key_file=" + key)).isEqualTo("deploy");
        assertThat(whoIs("ansible_ssh_common_args='-i " + key + "'")).isEqualTo("deploy");
    }

    @Test
    void takesTheKeyThatTheSshConfigurationNames() throws Unreachable {
        host.authorize(operator.key("elsewhere", "-t", "ed25519"));
        operator.configure("Host 127.0.0.*\n  IdentityFile ~/.ssh/elsewhere\n  User deploy\n");
        assertThat(operator.login("ansible_port=" + host.port)
                        .run(ShellCommand.of("id -un"), Output.IGNORED)
                        .stdout())
                .isEqualTo("deploy\n");
    }

    @Test
    void triesOneKeyAfterTheOther() throws Unreachable {
        operator.key("id_rsa", "-t", "rsa", "-b", "2048");
        operator.key("id_ed25519", "-t", "ed25519");
        assertThat(refusal("")).isEqualTo(refused("tried ~/.ssh/id_ed25519, ~/.ssh/id_rsa"));
        host.authorize(operator.home.resolve(".ssh/id_rsa"));
        assertThat(whoIs("")).isEqualTo("deploy");
    }

    @Test
    void opensAKeyWithItsPassphrase() throws Unreachable {
        host.authorize(operator.key("id_ed25519", "-t", "ed25519", "-N", "öpen it"));
        assertThat(refusal(""))
                .isEqualTo(
                        refused(
                                "no key was at hand; not tried: ~/.ssh/id_ed25519 (it has a passphrase; add the key to ssh-agent, or set RUNBOOK_KEY_PASSPHRASE)"));
        operator.set(it -> it.withPassphrases(file -> Optional.of("wrong")));
        assertThat(refusal(""))
                .isEqualTo(refused("no key was at hand; not tried: ~/.ssh/id_ed25519 (its passphrase is another one)"));
        operator.set(it -> it.withPassphrases(file -> Optional.of("öpen it")));
        assertThat(whoIs("")).isEqualTo("deploy");
    }

    @ParameterizedTest
    @CsvSource({"ecdsa, ", "rsa, ", "rsa, PEM", "ecdsa, PEM", "rsa, PKCS8"})
    void opensKeysOfEveryTypeAndFormatWithTheirPassphrase(String type, String format) throws Unreachable {
        host.authorize(
                operator.key("id_" + type, "-t", type, "-m", format == null ? "RFC4716" : format, "-N", "open it"));
        operator.set(it -> it.withPassphrases(file -> Optional.of("open it")));
        assertThat(whoIs("")).isEqualTo("deploy");
    }

    @Test
    void saysThatAKeyFileIsMissing() {
        assertThat(refusal("ansible_ssh_private_key_file=" + operator.home + "/.ssh/gone"))
                .isEqualTo(refused("no key was at hand; not tried: ~/.ssh/gone (there is no such file)"));
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws IOException {
        Path key = operator.key("id_ed25519", "-t", "ed25519");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(refusal(""))
                .isEqualTo(
                        refused(
                                "no key was at hand; not tried: ~/.ssh/id_ed25519 (others may read it; run `chmod 600 ~/.ssh/id_ed25519`)"));
    }

    @Test
    void saysThatAFileIsNoKey() throws IOException {
        Path notes = operator.write(".ssh/notes", "remember the milk\n");
        Files.setPosixFilePermissions(notes, PosixFilePermissions.fromString("rw-------"));
        assertThat(refusal("ansible_ssh_private_key_file=" + notes))
                .isEqualTo(
                        refused(
                                "no key was at hand; not tried: ~/.ssh/notes (it is no private key that can be read here: invalid privatekey)"));
    }

    @Test
    void saysThatAFolderIsNoKey() {
        assertThat(refusal("ansible_ssh_private_key_file=" + operator.home + "/.ssh"))
                .isEqualTo(refused("no key was at hand; not tried: ~/.ssh (it is a folder, not a private key)"));
    }

    @Test
    void saysThatAPublicKeyIsNotThePrivateOne() throws IOException {
        Path key = operator.key("id_ed25519", "-t", "ed25519");
        Path publicKey = Path.of(key + ".pub");
        Files.setPosixFilePermissions(publicKey, PosixFilePermissions.fromString("rw-------"));
        assertThat(refusal("ansible_ssh_private_key_file=" + publicKey))
                .isEqualTo(
                        refused(
                                "no key was at hand; not tried: ~/.ssh/id_ed25519.pub (it is a public key; name the private one)"));
    }

    @Test
    void usesKeysThatOnlyTheAgentHas() throws Unreachable, IOException {
        Path key = operator.key("id_ed25519", "-t", "ed25519");
        host.authorize(key);
        try (var agent = new Agent(operator.home)) {
            agent.add(key);
            Files.delete(key);
            assertThat(whoIs("ansible_ssh_common_args='-o IdentityAgent=" + agent.socket() + "'"))
                    .isEqualTo("deploy");
        }
    }

    @Test
    void namesTheAgentsKeysThatWereRefused() throws Unreachable, IOException {
        Path key = operator.key("work", "-t", "ed25519");
        try (var agent = new Agent(operator.home)) {
            agent.add(key);
            operator.configure("IdentityAgent ~/agent\n");
            assertThat(refusal("")).isEqualTo(refused("tried work of ssh-agent"));
        }
    }

    @Test
    void offersOnlyTheNamedKeyWhereOnlyThatIsWanted() throws IOException {
        Path named = operator.key("named", "-t", "ed25519");
        try (var agent = new Agent(operator.home)) {
            agent.add(operator.key("other", "-t", "ed25519"));
            agent.add(named);
            Files.delete(named);
            operator.configure("IdentityAgent ~/agent\nIdentitiesOnly yes\nIdentityFile ~/.ssh/named\n");
            assertThat(refusal("")).isEqualTo(refused("tried named of ssh-agent"));
        }
    }

    @Test
    void saysThatNoAgentAnswers() {
        operator.configure("IdentityAgent ~/agent\n");
        assertThat(refusal(""))
                .isEqualTo(refused("no key was at hand; not tried: ~/agent (no SSH agent answers there)"));
    }

    @Test
    void saysThatTooManyKeysWereOffered() {
        try (var agent = new Agent(operator.home)) {
            for (int i = 1; i <= 8; i++) {
                agent.add(operator.key("key" + i, "-t", "ed25519"));
            }
            operator.configure("IdentityAgent ~/agent\n");
            assertThat(refusal("")).isEqualTo("""
                    `web1` (deploy@127.0.0.1:PORT) cannot be reached: its sshd gave up after 6 keys (key1 of ssh-agent, key2 of ssh-agent, key3 of ssh-agent, \
                    key4 of ssh-agent, key5 of ssh-agent, key6 of ssh-agent): name the right one in \
                    `ansible_ssh_private_key_file`, with `-o IdentitiesOnly=yes`""");
        }
    }

    @Test
    void logsInWithAPassword() throws Unreachable {
        assertThat(whoIs("ansible_password=" + OpenSshHost.PASSWORD)).isEqualTo("deploy");
        assertThat(refusal("ansible_password=wrong")).isEqualTo(refusedPassword("tried the password"));
        operator.key("id_ed25519", "-t", "ed25519");
        operator.set(same -> same);
        assertThat(refusal("ansible_password=wrong"))
                .isEqualTo(refusedPassword("tried ~/.ssh/id_ed25519 and the password"));
    }

    private String whoIs(String variables) throws Unreachable {
        return operator.login(account(variables))
                .run(ShellCommand.of("id -un"), Output.IGNORED)
                .stdout()
                .strip();
    }

    private String refusal(String variables) {
        return operator.refusal(account(variables)).replace(Integer.toString(host.port), "PORT");
    }

    private static String account(String variables) {
        return ("ansible_user=deploy ansible_port=" + host.port + " " + variables).strip();
    }

    private static String refused(String what) {
        return REFUSED + what + "; check `ansible_user` and that one of the keys is in its authorized_keys there";
    }

    private static String refusedPassword(String what) {
        return REFUSED + what + "; check `ansible_user` and `ansible_password`";
    }
}
