package dev.runbook.cli;

import dev.runbook.lab.ClusterServices;
import dev.runbook.lab.Services;
import dev.runbook.remote.Connections;
import dev.runbook.ssh.HostKeyPolicy;
import dev.runbook.ssh.SshConnections;
import dev.runbook.ssh.SshSettings;
import dev.runbook.value.Secrets;
import java.nio.file.Path;

/** Puts the program together: which parts answer the engine's ports. */
final class Wiring {

    private Wiring() {}

    /** The way to hosts, as the options say. */
    static Connections connections(ConnectionOptions options, World world, Secrets secrets) {
        SshSettings settings = SshSettings.usual().withSecrets(secrets).withReconnect(options.reconnect);
        if (world.variable("HOME").isPresent()) {
            settings = settings.withLocalHome(Path.of(world.variable("HOME").get()));
        }
        if (options.login.acceptNewHostKeys) {
            settings = settings.withHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW);
        }
        if (options.login.sshConfig.isPresent()) {
            Path file = world.directory().resolve(options.login.sshConfig.get());
            settings = settings.withConfigFile(file);
        }
        return new SshConnections(settings);
    }

    /** What runs behind the hosts of a lab. */
    static Services.Starter services() {
        return ClusterServices::start;
    }
}
