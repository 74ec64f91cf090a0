package dev.runbook.action.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.action.Call;
import dev.runbook.action.HostileNames;
import dev.runbook.action.LocalHost;
import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.remote.ShellCommand;
import dev.runbook.template.Unrenderable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What command, shell and script really run, in each shell. */
class CommandOnHostTest {

    private static final String HOSTS = "dev.runbook.action.LocalHost#all";

    @TempDir
    Path dir;

    @ParameterizedTest
    @MethodSource(HOSTS)
    void givesEveryArgumentAsItIs(LocalHost host) {
        for (String name : HostileNames.all()) {
            Operation operation = Call.of("command", dir).with("{argv: [printf, '%s', $]}", name);
            assertThat(host.perform(operation).stdout()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void takesAnAssignmentForAProgram(LocalHost host) {
        Result result = host.perform(Call.of("command", dir).with("{argv: ['PATH=x', 'ls']}"));

        assertThat(result.rc()).isEqualTo(127);
        assertThat(result.failure()).hasValue("exit code 127");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void runsOnlyUntilItHasCreatedItsFile(LocalHost host) throws IOException {
        Path directory = Files.createDirectories(dir.resolve("a b"));
        Operation operation = Call.of("shell", dir).with("{cmd: 'echo x >>out', chdir: $, creates: out}", directory);

        assertThat(host.perform(operation).changed()).isTrue();
        assertThat(host.perform(operation).changed()).isFalse();
        assertThat(directory.resolve("out")).hasContent("x\n");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void runsOnlyWhileThereIsSomethingToRemove(LocalHost host) throws IOException {
        Path file = Files.writeString(dir.resolve("pid"), "");
        Operation operation = Call.of("command", dir).with("{argv: [rm, $], removes: $}", file, file);

        assertThat(host.perform(operation).changed()).isTrue();
        assertThat(host.perform(operation))
                .extracting(Result::changed, Result::failed)
                .containsExactly(false, false);
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void readsItsInput(LocalHost host) {
        assertThat(host.perform(Call.of("command", dir).with("{cmd: cat, stdin: $}", "se$cret\n"))
                        .stdout())
                .isEqualTo("se$cret\n");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void runsAScriptAndRemovesIt(LocalHost host) throws IOException {
        Path temporary = Files.createDirectories(dir.resolve("tmp"));
        Files.writeString(
                dir.resolve("it's.sh"),
                "#!/bin/sh -e\nstat -c %a \"$0\"\nstat -c %a \"$(dirname \"$0\")\"\nprintf '<%s>' \"$@\"\nexit 3\n");

        Operation.Run run = (Operation.Run) Call.of("script", dir).with("{argv: [\"it's.sh\", 'a b', '$(x)']}");
        Result result = Result.of(host.run(run.command().withEnvironment(Map.of("TMPDIR", temporary.toString()))));

        assertThat(result.rc()).isEqualTo(3);
        assertThat(result.stdout()).isEqualTo("700\n700\n<a b><$(x)>");
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void runsAScriptWithTheInterpreterOfItsFirstLine(LocalHost host) throws IOException {
        Files.writeString(dir.resolve("first"), "#!/usr/bin/awk -f\nBEGIN { print 6 * 7 }\n");
        Files.writeString(dir.resolve("none"), "echo plain $1");

        assertThat(host.perform(Call.of("script", dir).with("first")).stdout()).isEqualTo("42\n");
        assertThat(host.perform(Call.of("script", dir).with("none arg")).stdout())
                .isEqualTo("plain arg\n");
    }

    @Test
    void refusesAScriptWithWindowsLineEnds() throws IOException {
        Files.writeString(dir.resolve("x.sh"), "#!/bin/sh\r\necho\r\n");

        assertThatThrownBy(() -> Call.of("script", dir).with("x.sh"))
                .isInstanceOf(Unrenderable.class)
                .hasMessage("`x.sh` has Windows line ends; convert it to Unix line ends");
    }

    @Test
    void shellAsksForPipefail() {
        Operation.Run run = (Operation.Run) Call.of("shell", dir).with("'false | true'");

        assertThat(run.command().shell()).isEqualTo(ShellCommand.Shell.PIPEFAIL);
    }

    @Test
    void anArgumentNeverReachesTheShellUnquoted() {
        assertThat(ShellCommand.words(List.of("if", "x")).script()).isEqualTo("command -- if x");
        assertThat(ShellCommand.words(List.of("echo", "a=b", "*")).script()).isEqualTo("echo a=b '*'");
    }
}
