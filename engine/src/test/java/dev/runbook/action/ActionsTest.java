package dev.runbook.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every action. */
class ActionsTest {

    static List<ActionSpec> specs() {
        Actions actions = Actions.installed();
        return actions.names().stream()
                .map(name -> actions.named(name).orElseThrow().spec())
                .toList();
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/dev/runbook/action"))) {
            return files.filter(file -> file.toString().endsWith(".sh")).toList();
        }
    }

    @Test
    void areThoseThatTheLanguageNames() {
        assertThat(Actions.installed().names())
                .contains(
                        "command",
                        "shell",
                        "script",
                        "copy",
                        "template",
                        "file",
                        "fetch",
                        "replace",
                        "stat",
                        "http",
                        "wait_for",
                        "service",
                        "package",
                        "set",
                        "assert",
                        "fail",
                        "debug",
                        "confirm",
                        "pause",
                        "commit");
    }

    @ParameterizedTest
    @MethodSource("specs")
    void documentsItself(ActionSpec spec) {
        assertThat(spec.summary()).matches("[A-Z`].*\\.");
        assertThat(spec.parameterNames()).doesNotHaveDuplicates();
        assertThat(spec.parameters())
                .allSatisfy(parameter -> assertThat(parameter.description())
                        .as(spec.name() + " " + parameter.name())
                        .isNotBlank()
                        .matches("[^A-Z].*[^.]|[A-Z]{2,}.*[^.]"));
        spec.parameters()
                .forEach(parameter -> parameter
                        .initial()
                        .filter(value -> !parameter.choices().isEmpty())
                        .ifPresent(value -> assertThat(parameter.choices()).contains(value.text())));
        spec.freeForm().ifPresent(name -> assertThat(spec.parameter(name)).isPresent());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isPosixShell(Path script) throws Exception {
        for (LocalHost host : LocalHost.all().toList()) {
            String[] words = Stream.concat(host.shell().stream(), Stream.of("-n", script.toString()))
                    .toArray(String[]::new);
            Process check = new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(check.getInputStream().readAllBytes());
            assertThat(check.waitFor()).as(host + ": " + said).isZero();
        }
    }
}
