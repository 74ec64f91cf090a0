package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.Become;
import dev.runbook.remote.Become.Method;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Becoming another user by real sudo and su. */
@OnOpenSsh
class BecomeTest {

    private static final String WHO = "echo $(id -un) $HOME; cat";

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
        host.authorize(operator.key("id_ed25519", "-t", "ed25519"));
    }

    @AfterEach
    void end() {
        operator.close();
    }

    @Test
    void needsNoPasswordWhereTheRulesSaySo() throws Unreachable {
        assertSucceeds(run("app", Become.user("root")), "root /root");
        assertSucceeds(run("app", Become.user("deploy")), "deploy /home/deploy");
    }

    @Test
    void givesThePassword() throws Unreachable {
        assertSucceeds(run("deploy", by(Method.SUDO, "root", OpenSshHost.PASSWORD)), "root /root");
        assertSucceeds(run("deploy", by(Method.SUDO, "app", OpenSshHost.PASSWORD)), "app /home/app");
    }

    @ParameterizedTest
    @ValueSource(strings = {OpenSshHost.APP_PASSWORD, "wrong", ""})
    void aPasswordThatIsNotNeededDoesNoHarm(String password) throws Unreachable {
        assertSucceeds(run("app", by(Method.SUDO, "root", password)), "root /root");
        assertSucceeds(run("app", by(Method.SUDO, "app", password)), "app /home/app");
        assertSucceeds(run("root", by(Method.SU, "app", password)), "app /home/app");
    }

    @Test
    void aWrongPasswordIsRefusedAtTheFirstTry() throws Unreachable {
        assertRefused(
                run("deploy", by(Method.SUDO, "root", "wrong")),
                "`web1` (deploy@127.0.0.1:PORT): `sudo` did not let us become `root` (Sorry, try again.): "
                        + "check the password (`ansible_become_password`) and the host's sudoers\n");
    }

    @Test
    void saysThatAPasswordIsNeeded() throws Unreachable {
        assertRefused(
                run("deploy", Become.user("root")),
                "`web1` (deploy@127.0.0.1:PORT): `sudo` did not let us become `root` (sudo: a password is required): "
                        + "give a password with -K or `ansible_become_password`, or allow it with NOPASSWD in the host's sudoers\n");
    }

    @Test
    void saysThatTheRulesForbidIt() throws Unreachable {
        assertRefused(
                run("nosudo", by(Method.SUDO, "root", OpenSshHost.PASSWORD)),
                "`web1` (nosudo@127.0.0.1:PORT): `sudo` did not let us become `root` (nosudo is not in the sudoers file.): "
                        + "check the password (`ansible_become_password`) and the host's sudoers\n");
    }

    @Test
    void saysThatThereIsNoSuchUser() throws Unreachable {
        assertRefused(
                run("app", Become.user("nobody-at-all")),
                "`web1` (app@127.0.0.1:PORT): `sudo` did not let us become `nobody-at-all` "
                        + "(sudo: unknown user nobody-at-all; sudo: error initializing audit plugin sudoers_audit): "
                        + "give a password with -K or `ansible_become_password`, or allow it with NOPASSWD in the host's sudoers\n");
    }

    @Test
    void becomesAnotherUserBySu() throws Unreachable {
        assertSucceeds(run("deploy", by(Method.SU, "app", OpenSshHost.APP_PASSWORD)), "app /home/app");
        assertRefused(
                run("deploy", by(Method.SU, "app", "wrong")),
                "`web1` (deploy@127.0.0.1:PORT): `su` did not let us become `app` (Password: su: Authentication failure): "
                        + "check that `ansible_become_password` is the password of the user to become, or use sudo\n");
    }

    @Test
    void saysThatAProgramIsNotInstalled() throws Unreachable {
        CommandResult result = run("deploy", new Become(Optional.of("app"), Method.DOAS, Optional.empty()));
        assertThat(result.rc()).isEqualTo(127);
        assertThat(result.stderr().replace(":" + host.port, ":PORT"))
                .isEqualTo(
                        "`web1` (deploy@127.0.0.1:PORT): `doas` did not let us become `app` (doas is not installed): "
                                + "doas takes no password without a terminal: allow it with `nopass` in the host's doas.conf, or use sudo\n");
    }

    @Test
    void killsWhatRunsAsTheOtherUser() throws Unreachable {
        Become root = by(Method.SUDO, "root", OpenSshHost.PASSWORD);
        CommandResult result = operator.login(account("deploy"))
                .run(
                        ShellCommand.of("(sleep 4321; :) & sleep 4321 | sleep 4321; :")
                                .as(root)
                                .within(Duration.ofSeconds(2)),
                        Output.IGNORED);
        assertThat(result.exit()).isEqualTo(Exit.TIMED_OUT);
        assertThat(host.enter("ps -eo args")).contains("sshd").doesNotContain("4321");
    }

    @Test
    void noPasswordShowsInAnyProcessList() throws Unreachable {
        // Wrong ones: while they are judged, for seconds, sudo and su are there to be seen.
        Become sudo = by(Method.SUDO, "root", "open-sesame");
        Become su = by(Method.SU, "app", "open-sesame");
        try (var lists = new ProcessLists("open-sesame", "sudo -S -p", "su -s /bin/sh app")) {
            assertThat(run("deploy", sudo).succeeded()).isFalse();
            assertThat(run("deploy", su).succeeded()).isFalse();
            assertThat(lists.saw("sudo -S -p")).isTrue();
            assertThat(lists.saw("su -s /bin/sh app")).isTrue();
            assertThat(lists.seen()).noneMatch(line -> line.contains("open-sesame"));
        }
    }

    private CommandResult run(String login, Become become) throws Unreachable {
        return operator.login(account(login))
                .run(ShellCommand.of(WHO).withInput("input\n".getBytes()).as(become), Output.IGNORED);
    }

    private static Become by(Method method, String user, String password) {
        return new Become(Optional.of(user), method, Optional.of(password));
    }

    private static String account(String login) {
        return "ansible_port=" + host.port + " ansible_user=" + login;
    }

    private static void assertSucceeds(CommandResult result, String who) {
        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout()).isEqualTo(who + "\ninput\n");
        assertThat(result.succeeded()).isTrue();
    }

    private static void assertRefused(CommandResult result, String message) {
        assertThat(result.stderr().replace(":" + host.port, ":PORT")).isEqualTo(message);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.exit()).isEqualTo(Exit.EXITED);
        assertThat(result.rc()).isEqualTo(1);
    }
}
