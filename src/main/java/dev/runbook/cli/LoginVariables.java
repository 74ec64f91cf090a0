package dev.runbook.cli;

import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flags about logging in, as the variables that mean the same; like {@code -e}, they beat every other place. */
final class LoginVariables {

    private final LoginOptions options;
    private final World world;
    private final Secrets secrets;

    LoginVariables(LoginOptions options, World world, Secrets secrets) {
        this.options = options;
        this.world = world;
        this.secrets = secrets;
    }

    Map<String, Node> nodes() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        options.user.ifPresent(user -> nodes.put("ansible_user", node("--user", Value.of(user))));
        options.privateKey
                .map(world.directory()::resolve)
                .map(LoginVariables::existing)
                .ifPresent(key -> nodes.put(
                        "ansible_ssh_private_key_file",
                        node("--private-key", Value.of(key.toAbsolutePath().toString()))));
        if (options.become) {
            nodes.put("ansible_become", node("--become", Value.TRUE));
        }
        if (options.askBecomePassword) {
            Value password = Value.of(password());
            secrets.add(password);
            nodes.put("ansible_become_password", node("--ask-become-pass", password));
        }
        return nodes;
    }

    private static Path existing(Path key) {
        if (!Files.isRegularFile(key)) {
            throw new InvalidSource(
                    List.of(Problem.of("`" + key + "` in `--private-key` is no file; name the file of a private key")));
        }
        return key;
    }

    private String password() {
        Optional<String> typed = world.terminal().flatMap(terminal -> terminal.askSecretly("become password: "));
        return typed.orElseThrow(
                () -> new InvalidSource(
                        List.of(
                                Problem.of(
                                        "`--ask-become-pass` needs a terminal to ask at; without one, pass ansible_become_password in a file with `-e @FILE`"))));
    }

    private static Node node(String option, Value value) {
        return Node.of(new SourceFile(option, "").start(), value);
    }
}
