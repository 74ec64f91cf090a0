package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.ShellCommand.Shell;
import dev.runbook.remote.Unreachable;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command sees, and what comes back from it. */
@Timeout(60)
class SshCommandTest {

    private Hosts hosts;
    private SshConnections connections;
    private Connection web;

    @BeforeEach
    void connect(@TempDir Path home) {
        hosts = new Hosts(home);
        connections = new SshConnections(hosts.settings());
        web = connections.to(Hosts.target(hosts.start()));
    }

    @AfterEach
    void close() {
        connections.close();
        hosts.close();
    }

    @Test
    void givesExitCodeAndBothStreams() throws Unreachable {
        CommandResult result = run(ShellCommand.of("echo out; echo err >&2; exit 7"));
        assertThat(result.exit()).isEqualTo(Exit.EXITED);
        assertThat(result.rc()).isEqualTo(7);
        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("err\n");
    }

    @Test
    void survivesEveryCharacterInScriptEnvironmentAndInput() throws Unreachable {
        String wild = "'\"\\ $HOME `id` $(id) !x %s \\n \\c \\0101 *?[a] ;&|<>(){}~# äöü€🙂\t\r\u0001\u007f\nnext\n";
        ShellCommand command = ShellCommand.of("printf %s " + ShellCommand.quote(wild) + "; printf %s \"$WILD\"; cat")
                .withEnvironment(Map.of("WILD", wild))
                .withInput(wild.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(run(command).stdout()).isEqualTo(wild + wild + wild);
        assertThat(run(command.withShell(Shell.PIPEFAIL)).stdout()).isEqualTo(wild + wild + wild);
    }

    @Test
    void passesWordsExactly() throws Unreachable {
        List<String> words = List.of("printf", "<%s>\n", "", "a b", "$x", "it's", "-n", "\n");
        assertThat(run(ShellCommand.words(words)).stdout()).isEqualTo("<>\n<a b>\n<$x>\n<it's>\n<-n>\n<\n>\n");
    }

    @Test
    void carriesMegabytesOfBytesBothWays() throws Unreachable {
        byte[] bytes = new byte[9_000_001];
        new Random(1).nextBytes(bytes);
        CommandResult result = run(ShellCommand.of("cat").withInput(bytes));
        assertThat(result.out()).isEqualTo(bytes);
        assertThat(result.truncated()).isFalse();
    }

    @Test
    void leavesInputUnreadWithoutHarm() throws Unreachable {
        assertThat(run(ShellCommand.of("exit 3").withInput(new byte[5_000_000])).rc())
                .isEqualTo(3);
    }

    @Test
    void keepsTheBeginningAndTheEndOfTooMuchOutput() throws Unreachable {
        CommandResult result = run(ShellCommand.of("echo begin; head -c 20000000 /dev/zero; echo end"));
        assertThat(result.truncated()).isTrue();
        assertThat(result.out().length).isBetween(16 << 20, (16 << 20) + 100);
        assertThat(result.stdout()).startsWith("begin\n").endsWith("end\n").contains("bytes left out");
    }

    @Test
    void givesNoInputWhereThereIsNone() throws Unreachable {
        assertThat(run(ShellCommand.of("cat; read x || echo nothing\necho last"))
                        .stdout())
                .isEqualTo("nothing\nlast\n");
    }

    @Test
    void runsInTheDirectoryOrSaysThatItCannot() throws Unreachable {
        assertThat(run(ShellCommand.of("pwd").in("/usr/bin")).stdout()).isEqualTo("/usr/bin\n");
        CommandResult missing = run(ShellCommand.of("echo ran").in("/no/such '$place'"));
        assertThat(missing.rc()).isEqualTo(1);
        assertThat(missing.stdout()).isEmpty();
        assertThat(missing.stderr()).isEqualTo("cannot enter the directory /no/such '$place'\n");
    }

    @Test
    void startsInTheHomeDirectory() throws Unreachable {
        assertThat(run(ShellCommand.of("[ \"$PWD\" = \"$HOME\" ] && pwd")).rc()).isZero();
        assertThat(run(ShellCommand.of("pwd").in("~")).stdout())
                .isEqualTo(run(ShellCommand.of("pwd")).stdout());
    }

    @Test
    void failsWithAnyPartOfAPipeWherePipefailIsWanted() throws Unreachable {
        ShellCommand pipe = ShellCommand.of("false | true");
        assertThat(run(pipe).rc()).isZero();
        assertThat(run(pipe.withShell(Shell.PIPEFAIL)).rc()).isEqualTo(1);
        assertThat(run(ShellCommand.of("echo \"$BASH_VERSION\"").withShell(Shell.PIPEFAIL))
                        .stdout())
                .startsWith("5");
    }

    @Test
    void reportsASyntaxErrorAsTheScriptsOwn() throws Unreachable {
        CommandResult result = run(ShellCommand.of("if then fi fi ("));
        assertThat(result.exit()).isEqualTo(Exit.EXITED);
        assertThat(result.rc()).isNotZero();
        assertThat(result.stderr()).containsIgnoringCase("syntax error");
    }

    @Test
    void leavesNoTraceOfItsOwnInTheScript() throws Unreachable {
        String script =
                "echo $# \"$*\" \"${runbook_seat-}${runbook_lead-}${runbook_shell-}\"; env | grep -c '^runbook_'";
        assertThat(run(ShellCommand.of(script)).stdout()).isEqualTo("0  \n0\n");
    }

    @Test
    void reportsTheSignalThatEndedTheCommand() throws Unreachable {
        assertThat(run(ShellCommand.of("kill -TERM $$")).rc()).isEqualTo(128 + 15);
    }

    @Test
    void tellsTheOutputAsItComes() throws Unreachable {
        var heard = new ByteArrayOutputStream();
        Output listener = (stream, bytes, length) -> heard.write(bytes, 0, length);
        CommandResult result = web.run(ShellCommand.of("echo one; echo two >&2; echo three"), listener);
        assertThat(heard.toString()).contains("one\n", "two\n", "three\n");
        assertThat(heard.size()).isEqualTo(result.out().length + result.err().length);
    }

    @Test
    void showsNothingInTheProcessList() throws Unreachable {
        ShellCommand command = ShellCommand.of("ps -eo args; cat /proc/[0-9]*/cmdline; : secret-in-script")
                .withEnvironment(Map.of("TOKEN", "secret-in-environment"))
                .withInput("secret-in-input".getBytes())
                .withShell(Shell.PIPEFAIL);
        assertThat(run(command).stdout()).contains("printf %b").doesNotContain("secret-in");
    }

    @Test
    void killsTheWholeGroupWhenTheTimeIsOver() throws Unreachable {
        String script = "trap '' TERM; echo $$; sleep 1000 & sleep 1000 | sleep 1000";
        long begin = System.nanoTime();
        CommandResult result = run(ShellCommand.of(script).within(Duration.ofSeconds(2)));
        assertThat(result.exit()).isEqualTo(Exit.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(100));
        String group = result.stdout().strip();
        assertThat(run(ShellCommand.of("ps -eo pgid=,stat= | awk '$1 == " + group + " && $2 !~ /Z/'"))
                        .stdout())
                .isEmpty();
    }

    @Test
    void killsACommandThatDoesNotReadItsInput() throws Unreachable {
        ShellCommand deaf =
                ShellCommand.of("sleep 1000").withInput(new byte[9_000_000]).within(Duration.ofMillis(300));
        assertThat(run(deaf).exit()).isEqualTo(Exit.TIMED_OUT);
    }

    @Test
    void letsAListenersBugSurface() {
        Output broken = (stream, bytes, length) -> {
            throw new IllegalStateException("a bug");
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> web.run(ShellCommand.of("echo x"), broken))
                .hasMessage("a bug");
    }

    private CommandResult run(ShellCommand command) throws Unreachable {
        return web.run(command, Output.IGNORED);
    }
}
