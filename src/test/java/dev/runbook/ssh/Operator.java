package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runbook.remote.Connection;
import dev.runbook.remote.ConnectionVariables;
import dev.runbook.remote.Target;
import dev.runbook.remote.Unreachable;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A person with a home folder, keys and an SSH configuration, who connects to hosts by an inventory's variables. */
final class Operator implements AutoCloseable {

    /** Nothing of this machine's real user and system takes part. */
    private static final String NOTHING_ELSE = "Host *\n  IdentityAgent none\n  GlobalKnownHostsFile none\n";

    final Path home;
    private SshSettings settings;
    private SshConnections connections;

    Operator(Path home) {
        this.home = home;
        this.settings = SshSettings.usual().withHome(home).withPassphrases(file -> java.util.Optional.empty());
        append(".ssh/known_hosts", "");
        configure("");
    }

    /** @param type and bits as for ssh-keygen */
    Path key(String name, String... options) {
        Path file = home.resolve(".ssh").resolve(name);
        String[] usual = {"ssh-keygen", "-q", "-N", "", "-C", name, "-f", file.toString()};
        String[] words = java.util.Arrays.copyOf(usual, usual.length + options.length);
        System.arraycopy(options, 0, words, usual.length, options.length);
        Programs.run(words);
        return file;
    }

    Operator knows(OpenSshHost host) {
        append(".ssh/known_hosts", host.knownHost());
        return this;
    }

    /** Writes {@code ~/.ssh/config}. */
    void configure(String config) {
        write(".ssh/config", config + NOTHING_ELSE);
        set(same -> same);
    }

    void set(UnaryOperator<SshSettings> change) {
        settings = change.apply(settings);
        close();
        connections = new SshConnections(settings);
    }

    /** @param variables as in an inventory: {@code ansible_port=22 ansible_ssh_common_args='-o ConnectTimeout=1'} */
    Connection to(String variables) {
        return connections.to(target(variables));
    }

    /** As {@link #to}, and connects. */
    Connection login(String variables) throws Unreachable {
        Connection connection = to(variables);
        connection.open();
        return connection;
    }

    /** Why there is no way to a host; the home folder is {@code ~}. */
    String refusal(String variables) {
        Unreachable why = catchThrowableOfType(Unreachable.class, () -> login(variables));
        return why.getMessage().replace(home.toString(), "~");
    }

    private static Target target(String variables) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (String assignment : variables.split(" (?=ansible_)")) {
            String[] parts = assignment.split("=", 2);
            values.put(parts[0], Value.of(parts[1].replaceFirst("^'(.*)'$", "$1")));
        }
        values.putIfAbsent("ansible_host", Value.of("127.0.0.1"));
        return new ConnectionVariables("web1", values).target();
    }

    String read(String file) {
        try {
            return Files.readString(home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String file, String text) {
        try {
            Files.deleteIfExists(home.resolve(file));
            return append(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path append(String file, String text) {
        try {
            Path path = home.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (connections != null) {
            connections.close();
        }
    }
}
